import { useEffect } from 'react';
import type { DrawSession } from './session.ts';
import { type DrawShortcut, drawShortcut } from './shortcuts.ts';

/** Undo, redo, colours and sizes from the keyboard, as long as the page is shown. */
export function useDrawShortcuts(session: DrawSession): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      const shortcut = drawShortcut(event);
      if (!shortcut) return;
      event.preventDefault();
      obey(session, shortcut);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session]);
}

function obey({ client, brush }: DrawSession, shortcut: DrawShortcut): void {
  switch (shortcut.kind) {
    case 'undo':
      client.undo();
      break;
    case 'redo':
      client.redo();
      break;
    case 'colour':
      brush.getState().setColour(shortcut.colour);
      break;
    case 'size':
      brush.getState().stepSize(shortcut.direction);
      break;
    default:
      shortcut satisfies never;
  }
}

/** Keys belong to a field that is being written in; a slider or a colour is none. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type === 'text';
}
