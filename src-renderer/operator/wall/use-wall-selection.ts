import { onePerWindow } from '../one-per-window.ts';
import { createWallSelectionStore } from './wall-selection-store.ts';

/** What is chosen on the Wall page, of this window. */
export const useWallSelection = onePerWindow(createWallSelectionStore);
