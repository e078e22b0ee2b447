import { useEffect } from 'react';
import { useCovers } from './covers/use-covers.ts';
import { usePrompts } from './draw/use-prompts.ts';
import { useKeep } from './gallery/use-keep.ts';
import { isTyping } from './is-typing.ts';
import { obeyShortcut } from './obey-shortcut.ts';
import { useOperator } from './operator.ts';
import { operatorShortcut } from './shortcuts.ts';

/** The keys that work from everywhere in the window. */
export function useOperatorShortcuts(): void {
  const { engine, pages, panic } = useOperator();
  const covers = useCovers();
  const keep = useKeep();
  const prompts = usePrompts();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const shortcut = operatorShortcut(event, isTyping(event.target));
      if (!shortcut) return;
      // Of every beat of a key that is held: the browser's own answer to Ctrl+S must not come with the second one.
      event.preventDefault();
      // A key that is held down must not flicker between black and light.
      if (!event.repeat) obeyShortcut(shortcut, { engine, pages, panic, covers, keep, prompts });
    };
    // Before everything else that listens: a dialogue that is open must not swallow a blackout.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [engine, pages, panic, covers, keep, prompts]);
}
