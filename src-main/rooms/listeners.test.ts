import { describe, expect, it } from 'vitest';
import { Listeners } from './listeners.ts';

describe('listeners', () => {
  it('all hear the same order, also of what one of them causes meanwhile', () => {
    const listeners = new Listeners<string>(() => undefined);
    const heard: string[][] = [[], []];
    listeners.add(event => {
      heard[0]?.push(event);
      if (event === 'first') listeners.tell('caused by the first');
    });
    listeners.add(event => heard[1]?.push(event));
    listeners.tell('first');
    listeners.tell('second');
    expect(heard[0]).toEqual(['first', 'caused by the first', 'second']);
    expect(heard[1]).toEqual(heard[0]);
  });

  it('that leave hear nothing more, that join hear what comes after', () => {
    const listeners = new Listeners<string>(() => undefined);
    const heard: string[] = [];
    const leave = listeners.add(event => {
      heard.push(`a ${event}`);
      leave();
      listeners.add(later => heard.push(`b ${later}`));
    });
    listeners.tell('1');
    listeners.tell('2');
    expect(heard).toEqual(['a 1', 'b 2']);
  });
});
