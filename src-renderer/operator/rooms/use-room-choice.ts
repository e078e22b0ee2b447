import { onePerWindow } from '../one-per-window.ts';
import { createRoomChoiceStore } from './room-choice-store.ts';

export const useRoomChoice = onePerWindow(createRoomChoiceStore);
