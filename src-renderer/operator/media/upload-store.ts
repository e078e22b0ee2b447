import { createStore } from 'zustand/vanilla';
import type { Clock } from '#shared/clock';
import type { EngineClient } from '../../transport/rpc.ts';
import { createCommandStore } from '../commands/command-store.ts';
import { sendFile } from './send-file.ts';
import { faultOf, type Upload, type UploadFile, type UploadProgress } from './upload.ts';

/** Long enough to be read, short enough not to pile up. */
export const DONE_SHOWN_MS = 5_000;

export interface UploadState {
  /** In the order in which they were added. */
  readonly uploads: readonly Upload[];
  readonly add: (files: readonly UploadFile[]) => void;
  /** Once more, from the start. */
  readonly again: (id: string) => void;
  /** Stops it if it is on its way, and takes it off the list. */
  readonly drop: (id: string) => void;
}

interface UploadStoreOptions {
  /** Throws while there is no connection. */
  readonly client: () => EngineClient;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** The files on their way into the library: one after the other, so that none has to wait for all. */
export function createUploadStore({ client, clock, newId }: UploadStoreOptions) {
  const command = createCommandStore(client, clock);
  let running = false;
  return createStore<UploadState>((set, get) => {
    const find = (id: string) => get().uploads.find(upload => upload.id === id);
    const drop = (id: string) => set({ uploads: get().uploads.filter(upload => upload.id !== id) });
    const put = (id: string, progress: UploadProgress) =>
      set({ uploads: get().uploads.map(upload => (upload.id === id ? { ...upload, progress } : upload)) });
    const send = async ({ id, file }: Upload) => {
      const end = await sendFile({
        upload: id,
        file,
        command,
        wanted: () => find(id) !== undefined,
        sent: sentBytes => put(id, { kind: 'sending', sentBytes }),
      });
      put(id, end);
      if (end.kind === 'done') clock.setTimeout(() => drop(id), DONE_SHOWN_MS);
    };
    const run = async () => {
      if (running) return;
      running = true;
      for (let next = firstWaiting(get()); next; next = firstWaiting(get())) await send(next);
      running = false;
    };
    return {
      uploads: [],
      add: files => {
        set({ uploads: [...get().uploads, ...files.map(file => uploadOf(newId(), file))] });
        void run();
      },
      again: id => {
        const upload = find(id);
        if (!upload) return;
        // Under another id: the engine may still have parts of the first attempt.
        const fresh = uploadOf(newId(), upload.file);
        set({ uploads: get().uploads.map(one => (one.id === id ? fresh : one)) });
        void run();
      },
      drop,
    };
  });
}
export type UploadStore = ReturnType<typeof createUploadStore>;

function uploadOf(id: string, file: UploadFile): Upload {
  const fault = faultOf(file);
  return { id, file, progress: fault ? { kind: 'refused', fault } : { kind: 'waiting' } };
}

function firstWaiting({ uploads }: UploadState): Upload | undefined {
  return uploads.find(({ progress }) => progress.kind === 'waiting');
}
