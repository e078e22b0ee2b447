import { createStore } from 'zustand/vanilla';

/** What covers the page: the card for guests of a room (without one, of the room on the wall), or the list of keys. */
export type Cover =
  | { readonly kind: 'guests'; readonly room?: string | undefined }
  | { readonly kind: 'sheet' };

export interface CoverState {
  readonly cover: Cover | undefined;
  show(cover: Cover): void;
  /** A second press of the same key takes it away again. */
  toggle(cover: Cover): void;
  close(): void;
}

export function createCoverStore() {
  return createStore<CoverState>((set, get) => ({
    cover: undefined,
    show: cover => set({ cover }),
    toggle: cover => set({ cover: get().cover?.kind === cover.kind ? undefined : cover }),
    close: () => set({ cover: undefined }),
  }));
}
export type CoverStore = ReturnType<typeof createCoverStore>;
