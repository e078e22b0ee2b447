import { onePerWindow } from '../one-per-window.ts';
import { createPromptStore } from './prompt-store.ts';

export const usePrompts = onePerWindow(createPromptStore);
