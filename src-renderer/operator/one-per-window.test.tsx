import { describe, expect, it } from 'vitest';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup } from './displays/test-kit/StillOperator.tsx';
import { onePerWindow } from './one-per-window.ts';

describe('what there is one of for each window', () => {
  it('is the same in every part of a window, and another one in another window', () => {
    const useThing = onePerWindow(() => ({}));
    const seen: object[] = [];
    function Part() {
      seen.push(useThing());
      return null;
    }
    const both = (
      <>
        <Part />
        <Part />
      </>
    );
    markup(both, exampleState());
    markup(<Part />, exampleState());
    const [one, same, other] = seen;
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });
});
