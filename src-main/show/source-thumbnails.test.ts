import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type SentPicture, THUMBNAIL_PREFIX } from '#shared/contract/ports';
import { type SourceRef, sourceKey } from '#shared/contract/source';
import { silentLog } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { EncodeTable } from '../imaging/encode-table.ts';
import type { EncodedFrame, Encoding, Frame } from '../imaging/frame.ts';
import { ImageError } from '../imaging/image-error.ts';
import { readImageHeader } from '../imaging/image-header.ts';
import { PictureSource } from '../sources/picture-source.ts';
import type { Source } from '../sources/source.ts';
import { SourceThumbnails } from './source-thumbnails.ts';

const HALL: SourceRef = { kind: 'program', room: 'K7QMXD' };
const LOGO: SourceRef = { kind: 'media', media: 'logo.png' };
const HALL_ID = `${THUMBNAIL_PREFIX}${sourceKey(HALL)}`;
const LOGO_ID = `${THUMBNAIL_PREFIX}${sourceKey(LOGO)}`;

/** What can be led to a display. */
class Directory {
  readonly sources = new Map<string, Source>();
  readonly listeners = new Set<() => void>();

  find(ref: SourceRef): Source | undefined {
    return this.sources.get(sourceKey(ref));
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  put(ref: SourceRef, source: Source | undefined): void {
    if (source) this.sources.set(sourceKey(ref), source);
    else this.sources.delete(sourceKey(ref));
    for (const listener of this.listeners) listener();
  }
}

/** The real encoder; tells when it has nothing to do. */
class WatchedEncodes {
  readonly table = new EncodeTable();
  #running = 0;

  async encode(frame: Frame, encoding: Encoding): Promise<EncodedFrame> {
    this.#running += 1;
    return this.table.encode(frame, encoding).finally(() => {
      this.#running -= 1;
    });
  }

  /** Everything that was on its way has come out, and whoever waited for it has gone on. */
  async settled(): Promise<void> {
    await vi.waitFor(() => expect(this.#running).toBe(0), { interval: 1 });
    await new Promise(resolve => setImmediate(resolve));
  }
}

let clock: ManualClock;
let directory: Directory;
let encodes: WatchedEncodes;
let thumbnails: SourceThumbnails;
let hall: PictureSource;
let sent: SentPicture[];

beforeEach(() => {
  clock = new ManualClock();
  directory = new Directory();
  encodes = new WatchedEncodes();
  hall = new PictureSource({ id: 'program:K7QMXD:1', clock });
  directory.put(HALL, hall);
  const refs = new Map([HALL, LOGO].map(ref => [sourceKey(ref), ref]));
  thumbnails = new SourceThumbnails({
    directory,
    refOf: key => refs.get(key),
    encodes,
    clock,
    log: silentLog,
  });
  sent = [];
  thumbnails.onSent(picture => sent.push(picture));
});

function publish(source: PictureSource, { width = 720, height = 720, level = 128 } = {}): void {
  const pixels = { width, height, data: Buffer.alloc(width * height * 4, level) };
  source.publish({ width, height, pixels: () => pixels });
}

function publishBroken(source: PictureSource): void {
  source.publish({
    width: 720,
    height: 720,
    pixels: () => Promise.reject(new ImageError('broken', 'The JPEG is cut off or damaged.')),
  });
}

const arrived = (count: number) => vi.waitFor(() => expect(sent).toHaveLength(count));
async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await Promise.resolve();
}

describe('a source that somebody looks at', () => {
  test('sends its present picture at once, small, under its key', async () => {
    publish(hall);
    clock.advance(5);
    thumbnails.watch(HALL_ID);
    await arrived(1);
    expect(sent[0]).toMatchObject({ display: HALL_ID, sequence: 1, format: 'jpeg', sentAtMs: clock.wall() });
    expect(readImageHeader(sent[0]?.bytes ?? Buffer.of())).toMatchObject({ width: 192, height: 192 });
    expect(thumbnails.lastSent(HALL_ID)).toEqual([sent[0]]);
  });

  test.each([
    ['wide', { width: 1280, height: 720 }, { width: 192, height: 108 }],
    ['tall', { width: 100, height: 2000 }, { width: 10, height: 192 }],
    ['a line', { width: 1000, height: 1 }, { width: 192, height: 1 }],
    ['small', { width: 64, height: 48 }, { width: 64, height: 48 }],
  ])('keeps its proportions and is never made larger: %s', async (_, size, small) => {
    publish(hall, size);
    thumbnails.watch(HALL_ID);
    await arrived(1);
    expect(readImageHeader(sent[0]?.bytes ?? Buffer.of())).toMatchObject(small);
  });

  test('sends at most four pictures a second, the newest ones', async () => {
    thumbnails.watch(HALL_ID);
    for (let frame = 1; frame <= 50; frame += 1) {
      publish(hall, { width: 32, height: 32, level: frame });
      await pass(20);
      await encodes.settled();
    }
    await pass(1_000);
    await arrived(5);
    expect(sent.map(({ sequence }) => sequence)).toEqual([1, 14, 26, 39, 50]);
  });

  test('sends the first picture of a source that had none', async () => {
    thumbnails.watch(HALL_ID);
    expect(thumbnails.lastSent(HALL_ID)).toEqual([]);
    publish(hall);
    await arrived(1);
  });

  test('is followed when another source takes its place, and when it comes later', async () => {
    publish(hall);
    thumbnails.watch(HALL_ID);
    thumbnails.watch(LOGO_ID);
    await arrived(1);
    const [another, logo] = ['a', 'b'].map(id => new PictureSource({ id, clock }));
    if (!another || !logo) throw new Error('there are two');
    publish(another);
    publish(logo);
    directory.put(HALL, another);
    directory.put(LOGO, logo);
    await arrived(3);
    expect(sent.map(({ display }) => display)).toEqual([HALL_ID, HALL_ID, LOGO_ID]);
    expect(hall.wanted).toBe(false);
  });

  test('keeps its last picture when it is gone or broken', async () => {
    publish(hall);
    thumbnails.watch(HALL_ID);
    await arrived(1);
    publishBroken(hall);
    await pass(1_000);
    await encodes.settled();
    directory.put(HALL, undefined);
    expect(thumbnails.lastSent(HALL_ID)).toEqual([sent[0]]);
    expect(sent).toHaveLength(1);
  });

  test('goes on after a picture that could not be made', async () => {
    publishBroken(hall);
    thumbnails.watch(HALL_ID);
    await encodes.settled();
    publish(hall);
    await arrived(1);
    expect(sent[0]?.sequence).toBe(2);
  });
});

describe('a source that nobody looks at', () => {
  test('costs nothing', async () => {
    publish(hall);
    await pass(1_000);
    await encodes.settled();
    expect([sent, encodes.table.encodes, hall.wanted]).toEqual([[], 0, false]);
  });

  test('is let go of with its last watcher, and only then', async () => {
    const stops = [thumbnails.watch(HALL_ID), thumbnails.watch(HALL_ID)];
    stops[0]?.();
    stops[0]?.();
    expect(hall.wanted).toBe(true);
    publish(hall);
    await arrived(1);
    stops[1]?.();
    expect(hall.wanted).toBe(false);
    expect(thumbnails.lastSent(HALL_ID)).toEqual([]);
    publish(hall);
    await pass(1_000);
    await encodes.settled();
    expect(sent).toHaveLength(1);
  });

  test('sends nothing that was still being made when the last watcher left', async () => {
    publish(hall);
    thumbnails.watch(HALL_ID)();
    await encodes.settled();
    expect(sent).toEqual([]);
  });
});

test('two who look at one source cost one encode', async () => {
  publish(hall);
  thumbnails.watch(HALL_ID);
  thumbnails.watch(HALL_ID);
  await arrived(1);
  expect(encodes.table.encodes).toBe(1);
});

test('an id that means nothing is no source, and does no harm', async () => {
  publish(hall);
  const stops = [`${THUMBNAIL_PREFIX}media:gone.png`, sourceKey(HALL), '', 'AA:BB:CC'].map(id =>
    thumbnails.watch(id),
  );
  await encodes.settled();
  for (const stop of stops) stop();
  expect(sent).toEqual([]);
});

test('closed, it looks at nothing and listens to nobody', () => {
  thumbnails.watch(HALL_ID);
  thumbnails.close();
  expect([hall.wanted, directory.listeners.size, clock.pending]).toEqual([false, 0, 0]);
});
