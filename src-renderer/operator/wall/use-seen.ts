import { type RefObject, useEffect, useState } from 'react';

/** Whether any of an element is in view: what nobody can see needs no pictures. */
export function useSeen(element: RefObject<Element | null>): boolean {
  const [seen, see] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(entries => see(entries.at(-1)?.isIntersecting ?? false));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return seen;
}
