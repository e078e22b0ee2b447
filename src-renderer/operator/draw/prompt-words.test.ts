import { describe, expect, it } from 'vitest';
import { PromptText } from '#shared/contract/room';
import { en } from '../../i18n/en.ts';
import { charactersLeft, PROMPT_MAX, promptWords, sends } from './prompt-words.ts';

const say = (text: string, told: string, touchdesigner = 1) =>
  promptWords({ text, told, touchdesigner }, en.operator);

describe('the prompt box', () => {
  it('says what TouchDesigner was told last as soon as something else stands in it', () => {
    expect(say('paper birds', 'neon')).toContain('told last: “neon”');
    expect(say('', 'neon')).toContain('told last: “neon”');
    expect(say('paper birds', '')).toContain('told nothing so far');
  });

  it('says whether TouchDesigner knows it', () => {
    expect(say('neon', 'neon')).toBe(en.operator.rooms.told);
    expect(say('neon', 'neon', 0)).toBe(en.operator.rooms.toldNobody);
    expect(say('', '')).toBe('');
  });

  it('takes exactly what the engine takes (R8), and says when it gets narrow', () => {
    expect(PromptText.safeParse('x'.repeat(PROMPT_MAX)).success).toBe(true);
    expect(PromptText.safeParse('x'.repeat(PROMPT_MAX + 1)).success).toBe(false);
    expect(charactersLeft('x'.repeat(PROMPT_MAX))).toBe(0);
    expect(charactersLeft('x'.repeat(PROMPT_MAX - 200))).toBe(200);
    expect(charactersLeft('short')).toBeUndefined();
  });

  it('sends on Enter, not with Shift, and not while a word is being composed', () => {
    expect(sends({ key: 'Enter', shiftKey: false, isComposing: false })).toBe(true);
    expect(sends({ key: 'Enter', shiftKey: true, isComposing: false })).toBe(false);
    expect(sends({ key: 'Enter', shiftKey: false, isComposing: true })).toBe(false);
    expect(sends({ key: 'a', shiftKey: false, isComposing: false })).toBe(false);
  });
});
