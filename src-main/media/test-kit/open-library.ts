import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { MediaFile } from '#shared/contract/media';
import { ManualClock } from '#shared/manual-clock';
import type { Frame } from '../../imaging/frame.ts';
import type { Pixels } from '../../imaging/pixels.ts';
import type { Source } from '../../sources/source.ts';
import { openStore } from '../../store/database.ts';
import { recordingLog } from '../../store/test-kit/recording-log.ts';
import { temporaryFolder } from '../../store/test-kit/temporary-folder.ts';
import { MediaLibrary } from '../media-library.ts';

export interface OpenLibrary {
  readonly library: MediaLibrary;
  /** Of the media. */
  readonly folder: string;
  /** Of decoded clips. */
  readonly clips: string;
  readonly clock: ManualClock;
  readonly log: ReturnType<typeof recordingLog>;
  /** Puts a file into the folder behind the app's back. */
  readonly put: (name: string, bytes: Uint8Array) => void;
  readonly file: (id: string) => MediaFile | undefined;
  /** Waits for a sign, while time goes on, by `stepMs` for every 5 ms of the machine's: copies settle, the folder is looked at. */
  readonly until: (sign: () => boolean, stepMs?: number) => Promise<void>;
  /** Until the file is read. */
  readonly read: (id: string) => Promise<MediaFile>;
  /** Before the test is over. */
  readonly close: () => Promise<void>;
}

/** A library over a data folder of its own, as the engine opens it; closed when the test is over. */
export function openLibrary(data = temporaryFolder(), files: Record<string, Uint8Array> = {}): OpenLibrary {
  const folder = path.join(data, 'media');
  const clips = path.join(data, 'clips');
  const clock = new ManualClock();
  const log = recordingLog();
  const store = openStore(data);
  const put = (name: string, bytes: Uint8Array) => writeFileSync(path.join(folder, name), bytes);
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) put(name, bytes);
  const library = new MediaLibrary({ folder, clips, playlists: store.playlists, clock, log });
  const close = async () => {
    await library.close();
    store.close();
  };
  onTestFinished(close);
  library.open();
  const until = (sign: () => boolean, stepMs = 40) => passing(clock, sign, stepMs);
  const file = (id: string) => library.state.files.find(one => one.id === id);
  const read = async (id: string) => {
    await until(() => ['ready', 'refused'].includes(file(id)?.state ?? 'absent'));
    const found = file(id);
    if (!found) throw new Error(`${id} is gone again`);
    return found;
  };
  return { library, folder, clips, clock, log, put, file, until, read, close };
}

async function passing(clock: ManualClock, sign: () => boolean, stepMs: number): Promise<void> {
  await vi.waitFor(
    () => {
      clock.advance(stepMs);
      if (!sign()) throw new Error('not yet');
    },
    { timeout: 15_000, interval: 5 },
  );
}

/** Looks at a source: all frames that it gave, and how to look away. */
export function watch(source: Source | undefined, fps = 60): { frames: Frame[]; stop: () => void } {
  if (!source) throw new Error('there is no such source');
  const frames: Frame[] = [];
  const subscription = source.subscribe(fps, frame => frames.push(frame));
  return { frames, stop: () => subscription.close() };
}

/** The colour in the middle of a frame. */
export async function colourOf(frame: Frame | undefined): Promise<number[]> {
  if (!frame) throw new Error('there is no frame');
  return middleOf(await frame.pixels());
}

export function middleOf({ width, height, data }: Pixels): number[] {
  const at = ((height >> 1) * width + (width >> 1)) * 4;
  return [...data.subarray(at, at + 3)];
}
