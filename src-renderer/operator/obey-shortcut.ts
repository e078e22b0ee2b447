import type { CoverStore } from './covers/cover-store.ts';
import type { PromptStore } from './draw/prompt-store.ts';
import type { KeepStore } from './gallery/keep-store.ts';
import type { Operator } from './operator.ts';
import type { OperatorShortcut } from './shortcuts.ts';

/** What the keys of the window reach. */
export interface Obeying extends Pick<Operator, 'engine' | 'pages' | 'panic'> {
  readonly covers: CoverStore;
  readonly keep: KeepStore;
  readonly prompts: PromptStore;
}

/** Does what a key stands for, whichever page is open. */
export function obeyShortcut(shortcut: OperatorShortcut, on: Obeying): void {
  const { state } = on.engine.state.getState();
  switch (shortcut.kind) {
    case 'panic':
      on.panic.getState().press(shortcut.panic, state?.panic ?? 'live');
      break;
    case 'page':
      on.covers.getState().close();
      on.pages.getState().open(shortcut.page);
      break;
    case 'guests':
    case 'sheet':
      on.covers.getState().toggle({ kind: shortcut.kind });
      break;
    case 'keep':
      if (state) void on.keep.getState().keep(state.room);
      break;
    case 'prompt':
      on.covers.getState().close();
      // A page that has a box of its own keeps the operator where he is.
      if (!on.prompts.getState().want()) on.pages.getState().open('draw');
      break;
    default:
      shortcut satisfies never;
  }
}
