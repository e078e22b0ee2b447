import { type KeyboardEvent, useCallback } from 'react';

/** Steps of the keys that go through a list. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and down go from one `[data-step]` to the next inside the element that this is the `onKeyDown` of. */
export function useArrowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(event => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-step]')];
    const here = stops.findIndex(stop => stop.matches(':focus'));
    const next = stops[here + step];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }, []);
}
