import { describe, expect, it } from 'vitest';
import { pinMemory } from './pin-memory.ts';

/** A tab's storage as a map. */
function shelf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('R1: the PIN of a room', () => {
  it('is remembered over a reload, for its own room only', () => {
    const tab = shelf();
    pinMemory('K7QMXD', () => tab).keep('4711');
    expect(pinMemory('K7QMXD', () => tab).read()).toBe('4711');
    expect(pinMemory('ABCDEF', () => tab).read()).toBeUndefined();
  });

  it('is forgotten when it is wrong', () => {
    const tab = shelf();
    const memory = pinMemory('K7QMXD', () => tab);
    memory.keep('4711');
    memory.forget();
    expect([memory.read(), pinMemory('K7QMXD', () => tab).read()]).toEqual([undefined, undefined]);
  });

  it('lasts as long as the page where the browser keeps nothing', () => {
    const memory = pinMemory('K7QMXD', () => {
      throw new Error('a private window');
    });
    expect(memory.read()).toBeUndefined();
    memory.keep('4711');
    expect(memory.read()).toBe('4711');
    memory.forget();
    expect(memory.read()).toBeUndefined();
  });
});
