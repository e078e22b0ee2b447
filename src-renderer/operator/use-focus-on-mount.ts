import { type RefObject, useEffect, useRef } from 'react';

/**
 * Takes the keyboard to an element that has just appeared because a person asked for it. `wanted`: whether to, looked at once.
 */
export function useFocusOnMount<T extends HTMLElement>(wanted = true): RefObject<T | null> {
  const element = useRef<T>(null);
  const first = useRef(wanted);
  useEffect(() => {
    if (first.current) element.current?.focus();
  }, []);
  return element;
}
