import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { openStore } from '../store/database.ts';
import { StoreError } from '../store/store-error.ts';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { Keeper } from './keeper.ts';
import { until } from './test-kit/open-gallery.ts';
import type { Asker, PictureFacts, TakenPicture } from './waiting-picture.ts';

const SIDE = 16;
const BYTES = SIDE * SIDE * 4;

/** A picture that no other one is like. */
function takenOf(shade: number, because: 'save' | 'clear' = 'clear'): TakenPicture {
  const facts: PictureFacts = {
    atMs: 1_700_000_000_000,
    because,
    room: 'K7QMXD',
    roomName: 'Hall',
    artists: [],
    prompt: `${shade}`,
    width: SIDE,
    height: SIDE,
  };
  return { facts, pixels: { width: SIDE, height: SIDE, data: Buffer.alloc(BYTES, shade) } };
}

/** Remembers what it was told. */
function asking(): Asker & { readonly told: unknown[] } {
  const told: unknown[] = [];
  return { told, kept: picture => told.push(picture), failed: error => told.push(error) };
}

function fullDisk(): Error {
  return Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
}

/** A keeper on a disk that has room for so many pictures. */
function keeperOn(options: { room?: number; waitingBytes?: number; random?: number } = {}) {
  const store = openStore(temporaryFolder());
  const [clock, log] = [new ManualClock(), recordingLog()];
  const disk = { room: options.room ?? 0, tries: 0, files: [] as string[], silent: false };
  const silence: (() => void)[] = [];
  const put = async () => {
    disk.tries += 1;
    if (disk.silent) await new Promise<void>(answer => silence.push(answer));
    if (disk.room === 0) throw fullDisk();
    disk.room -= 1;
    disk.files.push(`${disk.files.length}.png`);
    return `${disk.files.length - 1}.png`;
  };
  const keeper = new Keeper({
    folder: { path: '/pictures', made: true, make: async () => undefined, put },
    store: store.gallery,
    takeRested: () => undefined,
    onKept: () => undefined,
    clock,
    log,
    random: () => options.random ?? 0,
    ...(options.waitingBytes !== undefined && { waitingBytes: options.waitingBytes }),
  });
  onTestFinished(async () => {
    await keeper.close();
    store.close();
  });
  return { keeper, store: store.gallery, clock, log, disk, silence };
}

describe('pictures that a disk does not take', () => {
  it('are tried again after 1, 2, 4, 8, 16 s, then every 30 s, and the log hears of it once', async () => {
    const { keeper, clock, disk, log } = keeperOn();
    keeper.add(takenOf(1));
    let tries = 1;
    for (const seconds of [1, 2, 4, 8, 16, 30, 30, 30]) {
      await until(() => disk.tries === tries && clock.pending === 1);
      clock.advance(seconds * 1_000 - 1);
      expect(clock.pending).toBe(1);
      clock.advance(1);
      tries += 1;
    }
    await until(() => disk.tries === tries && clock.pending === 1);
    expect(log.sentences).toHaveLength(1);
    disk.room = 9;
    clock.advance(30_000);
    await until(() => keeper.problem === undefined);
    expect(log.sentences.map(({ level }) => level)).toEqual(['warn', 'info']);
    expect(clock.pending).toBe(0);
  });

  it('and of which it then takes one are still a problem, told once, until it takes the other', async () => {
    const { keeper, store, clock, disk, log } = keeperOn();
    for (const shade of [1, 2]) keeper.add(takenOf(shade));
    await until(() => clock.pending === 1 && keeper.problem?.waiting === 2);
    disk.room = 1;
    clock.advance(1_000);
    await until(() => disk.tries === 3 && clock.pending === 1);
    expect(keeper.problem).toMatchObject({ code: 'disk-full', waiting: 1, since: clock.wall() - 1_000 });
    expect(store.summary().pictures).toBe(1);
    disk.room = 1;
    clock.advance(1_000);
    await until(() => keeper.problem === undefined);
    expect(log.sentences.map(({ level }) => level)).toEqual(['warn', 'info']);
  });

  it('are tried up to a quarter earlier, so that two engines do not come together', async () => {
    const { keeper, clock, disk } = keeperOn({ random: 1 });
    keeper.add(takenOf(1));
    await until(() => disk.tries === 1 && clock.pending === 1);
    clock.advance(750);
    await until(() => disk.tries === 2);
  });

  it('give way, the oldest first, when they hold too much memory; whoever asked is told, and all are counted', async () => {
    const { keeper, store, clock, disk } = keeperOn({ waitingBytes: 2 * BYTES });
    keeper.add(takenOf(1));
    await until(() => clock.pending === 1);
    const [early, late] = [asking(), asking()];
    keeper.add(takenOf(2, 'save'), early);
    // These come faster than any of them can be encoded.
    for (const shade of [3, 4]) keeper.add(takenOf(shade));
    keeper.add(takenOf(5, 'save'), late);
    expect(early.told).toMatchObject([{ code: 'disk' }]);
    await until(() => late.told.length > 0);
    expect(late.told).toMatchObject([{ code: 'disk' }]);
    const lost = keeper.problem?.lost ?? 0;
    expect(lost).toBeGreaterThanOrEqual(2);
    expect(keeper.problem?.waiting).toBe(5 - lost);
    disk.room = 9;
    clock.advance(30_000);
    await until(() => keeper.problem === undefined && store.summary().pictures === 5 - lost);
    expect(store.page({})[0]).toMatchObject({ prompt: '5', because: 'save' });
  });

  it('are written once although the store could not take their rows at first', async () => {
    const { keeper, store, clock, disk } = keeperOn({ room: 1 });
    const add = vi.spyOn(store, 'add').mockImplementationOnce(() => {
      throw new StoreError('failed', 'lienzo.db', 'The disk is full.');
    });
    const asker = asking();
    keeper.add(takenOf(1, 'save'), asker);
    await until(() => keeper.problem !== undefined);
    expect(keeper.problem).toMatchObject({ waiting: 1 });
    clock.advance(1_000);
    await until(() => keeper.problem === undefined);
    expect(add).toHaveBeenCalledTimes(2);
    expect(disk.files).toHaveLength(1);
    expect(store.page({})).toMatchObject([{ file: '0.png' }]);
  });
});

describe('a disk that answers when the engine has ended', () => {
  it.each([0, 1])('finds nobody who waits for it (room for %d)', async room => {
    const { keeper, store, clock, disk, silence, log } = keeperOn({ room });
    disk.silent = true;
    keeper.add(takenOf(1));
    await until(() => disk.tries === 1);
    const closing = keeper.close();
    clock.advance(4_000);
    await closing;
    for (const answer of silence) answer();
    await new Promise(resolve => setImmediate(resolve));
    expect(clock.pending).toBe(0);
    expect(store.files()).toEqual([]);
    expect(log.sentences.map(({ level }) => level)).toEqual(['error']);
  });
});

describe('pictures on their way', () => {
  it('of a room that gets another code meanwhile are listed under the new one', async () => {
    const { keeper, store, clock, disk } = keeperOn();
    keeper.add(takenOf(1));
    await until(() => clock.pending === 1);
    keeper.recode('K7QMXD', 'ABCDEF');
    disk.room = 9;
    clock.advance(1_000);
    await until(() => store.page({ room: 'ABCDEF' }).length === 1);
  });

  it('do not wait for one that cannot be encoded; whoever asked for that is told', async () => {
    const { keeper, store, log } = keeperOn({ room: 1 });
    const asker = asking();
    const broken = takenOf(1, 'save');
    keeper.add({ ...broken, pixels: { ...broken.pixels, height: SIDE + 1 } }, asker);
    keeper.add(takenOf(2));
    await until(() => store.summary().pictures === 1);
    expect(asker.told).toMatchObject([{ code: 'broken' }]);
    expect(keeper.problem).toBeUndefined();
    expect(log.sentences.map(({ level }) => level)).toEqual(['error']);
  });

  it('that are too many at once give way although the disk is well, and the log says so', async () => {
    const { keeper, store, log } = keeperOn({ room: 9, waitingBytes: BYTES });
    for (const shade of [1, 2, 3]) keeper.add(takenOf(shade));
    await until(() => store.summary().pictures === 1);
    expect(keeper.problem).toBeUndefined();
    expect(log.sentences).toMatchObject([{ level: 'warn', facts: { lost: 2 } }]);
  });
});
