import { onePerWindow } from '../one-per-window.ts';
import { createRemovalStore } from './removal-store.ts';

export const useRemovals = onePerWindow(createRemovalStore);
