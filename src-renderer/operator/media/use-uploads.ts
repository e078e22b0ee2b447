import { browserClock } from '../../draw/browser-clock.ts';
import { browserRandomBytes } from '../../draw/device-token.ts';
import { makeId } from '../../draw/random-id.ts';
import { onePerWindow } from '../one-per-window.ts';
import { createUploadStore } from './upload-store.ts';

/** The files on their way into the library; they arrive whatever page is open. */
export const useUploads = onePerWindow(engine =>
  createUploadStore({
    client: () => engine.client,
    clock: browserClock,
    newId: () => makeId(browserRandomBytes),
  }),
);
