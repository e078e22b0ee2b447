import { type RefObject, useEffect, useRef } from 'react';

/**
 * Takes the keyboard along where the list gives way to the room and comes back. `looking`: the room is shown; `room`: which
 * one. Beside each other both stay, and the way back, which is not shown then, takes no keyboard.
 */
export function useFocusAlong(looking: boolean, room: string | undefined): RefObject<HTMLDivElement | null> {
  const both = useRef<HTMLDivElement>(null);
  const before = useRef({ looking, room });
  useEffect(() => {
    const was = before.current;
    before.current = { looking, room };
    if (was.looking === looking && was.room === room) return;
    const target = looking ? '.room-panel__back' : '.room-list__one[aria-current]';
    both.current?.querySelector<HTMLElement>(target)?.focus();
  }, [looking, room]);
  return both;
}
