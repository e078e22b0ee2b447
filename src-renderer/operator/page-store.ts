import { createStore } from 'zustand/vanilla';

export const PAGES = ['draw', 'wall', 'displays', 'monitor', 'rooms', 'settings'] as const;
export type Page = (typeof PAGES)[number];

/** The page is part of the address, so that a window that crashed comes back where it was. */
export function pageOfHash(hash: string): Page {
  return PAGES.find(page => hash === `#${page}`) ?? 'draw';
}

export interface PageState {
  readonly page: Page;
  open(page: Page): void;
}

/** `remember` is told of every page that is opened. */
export function createPageStore(hash: string, remember: (page: Page) => void) {
  return createStore<PageState>(set => ({
    page: pageOfHash(hash),
    open: page => {
      set({ page });
      remember(page);
    },
  }));
}
export type PageStore = ReturnType<typeof createPageStore>;
