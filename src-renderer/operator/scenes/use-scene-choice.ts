import { onePerWindow } from '../one-per-window.ts';
import { createSceneChoiceStore } from './scene-store.ts';

/** What this window has done with scenes. */
export const useSceneChoice = onePerWindow(createSceneChoiceStore);
