import { useEffect, useRef } from 'react';
import { isTyping } from '../is-typing.ts';
import { type Box, type Direction, nearest } from './nearest.ts';
import { type WallKey, wallKey } from './wall-keys.ts';

/** What has keys of its own: a step, a digit or Escape in there is not meant for the wall. */
const OWN_KEYS = '[role="menu"], [role="dialog"], [role="alertdialog"], [role="slider"], [role="listbox"]';
/** The marks of displays, walls and groups: where the arrow keys go. */
const STOPS = '.unit__mark';

/** The keys of the Wall page while it is open. `obey` answers whether it did something; steps are taken here. */
export function useWallKeys(obey: (key: Exclude<WallKey, { kind: 'step' }>) => boolean): void {
  const newest = useRef(obey);
  useEffect(() => {
    newest.current = obey;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.defaultPrevented || isElsewhere(event.target) ? undefined : wallKey(event);
      if (!key) return;
      const done = key.kind === 'step' ? step(key.direction) : !event.repeat && newest.current(key);
      if (done) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function isElsewhere(target: EventTarget | null): boolean {
  return isTyping(target) || (target instanceof Element && target.closest(OWN_KEYS) !== null);
}

/** From the unit that has the keyboard to the nearest one ahead; from nowhere to the first. */
function step(direction: Direction): boolean {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)];
  const here = stops.find(stop => stop === document.activeElement);
  if (!here && document.activeElement !== document.body) return false;
  const next = here ? nearest(boxOf(here), stops.map(boxOf), direction) : 0;
  if (next === undefined) return false;
  stops[next]?.focus();
  return true;
}

/** Of what a mark stands for. */
function boxOf(mark: Element): Box {
  return (mark.parentElement ?? mark).getBoundingClientRect();
}
