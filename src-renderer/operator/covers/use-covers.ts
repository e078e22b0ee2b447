import { onePerWindow } from '../one-per-window.ts';
import { createCoverStore } from './cover-store.ts';

/** What covers the page, of this window. */
export const useCovers = onePerWindow(createCoverStore);
