import { describe, expect, it } from 'vitest';
import { createPromptStore } from './prompt-store.ts';

describe('what is typed as a prompt', () => {
  it('is kept for each room until it has reached the engine', () => {
    const { getState } = createPromptStore();
    getState().write('K7QMXD', 'paper birds');
    getState().write('ABCDEF', 'neon');
    expect(getState().drafts.get('K7QMXD')).toBe('paper birds');
    getState().sent('K7QMXD', 'paper birds');
    expect([...getState().drafts]).toEqual([['ABCDEF', 'neon']]);
  });

  it('is not lost when more was typed while it was on its way', () => {
    const { getState } = createPromptStore();
    getState().write('K7QMXD', 'paper birds');
    getState().write('K7QMXD', 'paper birds at night');
    getState().sent('K7QMXD', 'paper birds');
    expect(getState().drafts.get('K7QMXD')).toBe('paper birds at night');
  });

  it('goes along when the room gets another code, and no other room gets it', () => {
    const { getState } = createPromptStore();
    getState().write('K7QMXD', 'paper birds');
    getState().recoded('K7QMXD', 'NEWNEW');
    getState().recoded('ABCDEF', 'GHJKMN');
    expect(getState().drafts.get('NEWNEW')).toBe('paper birds');
    expect(getState().drafts.has('GHJKMN')).toBe(false);
    // The engine's next state is what tells the pages of the new code.
    expect(getState().drafts.get('K7QMXD')).toBe('paper birds');
  });
});

describe('the key that leads to the prompt', () => {
  it('leads to the box that is shown', () => {
    const { getState } = createPromptStore();
    let focused = 0;
    const gone = getState().shown(() => (focused += 1));
    expect(focused).toBe(0);
    expect(getState().want()).toBe(true);
    expect(focused).toBe(1);
    gone();
    expect(getState().want()).toBe(false);
    expect(focused).toBe(1);
  });

  it('leads to the one that appears when the page opens, once', () => {
    const { getState } = createPromptStore();
    expect(getState().want()).toBe(false);
    let focused = 0;
    const gone = getState().shown(() => (focused += 1));
    expect(focused).toBe(1);
    gone();
    getState().shown(() => (focused += 1));
    expect(focused).toBe(1);
  });
});
