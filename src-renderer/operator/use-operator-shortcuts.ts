import { useEffect } from 'react';
import { useOperator } from './operator.ts';
import { operatorShortcut } from './shortcuts.ts';

/** The panic keys and the pages, from everywhere in the window. */
export function useOperatorShortcuts(): void {
  const { engine, pages, panic } = useOperator();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A key that is held down must not flicker between black and light.
      if (event.repeat) return;
      const shortcut = operatorShortcut(event);
      if (!shortcut) return;
      event.preventDefault();
      if (shortcut.kind === 'page') pages.getState().open(shortcut.page);
      else panic.getState().press(shortcut.panic, engine.state.getState().state?.panic ?? 'live');
    };
    // Before everything else that listens: a dialogue that is open must not swallow a blackout.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [engine, pages, panic]);
}
