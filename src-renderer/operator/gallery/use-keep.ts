import { browserClock } from '../../draw/browser-clock.ts';
import { onePerWindow } from '../one-per-window.ts';
import { createKeepStore } from './keep-store.ts';

export const useKeep = onePerWindow(engine => createKeepStore(() => engine.client, browserClock));
