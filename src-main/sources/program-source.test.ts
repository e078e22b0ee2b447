import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import type { Frame } from '../imaging/frame.ts';
import { readImageHeader } from '../imaging/image-header.ts';
import { encodeJpeg } from '../imaging/jpeg.ts';
import { encodePng } from '../imaging/pictures.ts';
import { type ProgramPicture, ProgramSource, sizeWithin } from './program-source.ts';

const SIDE = 32;

let clock: ManualClock;
let source: ProgramSource;

beforeEach(() => {
  clock = new ManualClock();
  source = new ProgramSource({ id: 'program:K7QMXD:1', clock });
});
afterEach(() => source.close());

const plain = (level: number, side = SIDE) => ({
  width: side,
  height: side,
  data: Buffer.alloc(side * side * 4, level),
});
const jpegOf = (level: number, side?: number) => encodeJpeg(plain(level, side), { quality: 90 });

function received(bytes: Buffer, client = 'td'): ProgramPicture {
  const header = readImageHeader(bytes);
  if (!header) throw new Error('its header cannot be read, so the relay would have refused it');
  return { bytes, header, receivedAt: clock.now(), client };
}

/** Its header is whole, and nothing after it. */
async function broken(level: number): Promise<Buffer> {
  const whole = await jpegOf(level, 64);
  return whole.subarray(0, whole.length - 40);
}

/** To the nearest ten: JPEG loses a little. */
async function levelOf(frame: Frame | undefined): Promise<number> {
  return Math.round(((await frame?.pixels())?.data[0] ?? 0) / 10) * 10;
}

/** Somebody finds out that the present picture is none. */
async function lookInto(): Promise<void> {
  await expect(source.current()?.pixels()).rejects.toThrow();
}

function watch(fps = 30): Frame[] {
  const frames: Frame[] = [];
  source.subscribe(fps, frame => frames.push(frame));
  return frames;
}

const present = (bytes: Buffer) => vi.waitFor(() => expect(source.current()?.original?.bytes).toBe(bytes));

describe('R12 the program of a room', () => {
  test('is nothing before its first picture', () => {
    expect([source.current(), source.width, source.problem]).toEqual([undefined, 0, undefined]);
  });

  test('is the newest picture, with the bytes that came and who sent them', async () => {
    clock.advance(7);
    const [first, second] = [await jpegOf(100), await jpegOf(200)];
    source.put(received(first));
    source.put(received(second, 'other'));
    const frame = source.current();
    expect(frame).toMatchObject({
      sequence: 2,
      width: SIDE,
      height: SIDE,
      marks: { receivedAt: 7 },
      contributors: new Set(['other']),
      original: { format: 'jpeg', bytes: second, baseline: true },
    });
    expect(await levelOf(frame)).toBe(200);
    expect(source.current()).toBeDefined();
  });

  test('is not looked into while nobody needs its pixels: even that it is broken is not known then', async () => {
    const frames = watch();
    const bytes = await broken(10);
    source.put(received(bytes));
    await new Promise(resolve => setImmediate(resolve));
    expect(frames.map(frame => frame.original?.bytes)).toEqual([bytes]);
    expect(source.problem).toBeUndefined();
  });

  test('is no new frame when the same bytes come again', async () => {
    const frames = watch();
    const bytes = await jpegOf(100);
    source.put(received(bytes));
    await Promise.resolve();
    clock.advance(1000);
    source.put(received(Buffer.from(bytes)));
    await Promise.resolve();
    clock.advance(1000);
    expect(frames).toHaveLength(1);
    expect(source.current()?.sequence).toBe(1);
  });

  test('has its pixels once, the same ones for everybody', async () => {
    source.put(received(await encodePng(plain(255))));
    const frame = source.current();
    expect(await frame?.pixels()).toBe(await frame?.pixels());
  });

  test('comes to rest 150 ms after its last picture', async () => {
    const rests: Frame[] = [];
    source.onSettled(frame => rests.push(frame));
    source.put(received(await jpegOf(1)));
    clock.advance(100);
    source.put(received(await jpegOf(50)));
    clock.advance(149);
    expect(rests).toEqual([]);
    clock.advance(1);
    expect(rests.map(frame => frame.sequence)).toEqual([2]);
  });
});

describe('a program picture that cannot be read', () => {
  test('is taken back, and said', async () => {
    const good = await jpegOf(100);
    source.put(received(good));
    await source.current()?.pixels();
    source.put(received(await broken(10)));
    await expect(source.current()?.pixels()).rejects.toThrow('cut off or damaged');
    expect(source.current()?.original?.bytes).toBe(good);
    expect(source.problem).toEqual({ code: 'file-broken', detail: expect.stringContaining('JPEG') });
  });

  test('leaves nothing to show when there was nothing before it', async () => {
    source.put(received(await broken(10)));
    await lookInto();
    expect(source.current()).toBeUndefined();
  });

  test('is followed by none that was not looked into: a flood of them reaches nobody', async () => {
    const frames = watch(60);
    source.put(received(await broken(10)));
    await lookInto();
    await Promise.resolve();
    const before = frames.length;
    for (let level = 20; level < 60; level += 10) source.put(received(await broken(level)));
    const whole = await jpegOf(200);
    source.put(received(whole));
    await present(whole);
    clock.advance(1000);
    expect(frames.slice(before).map(frame => frame.original?.bytes)).toEqual([whole]);
    expect(source.problem).toBeUndefined();
  });

  test('that was superseded already takes nothing back', async () => {
    source.put(received(await broken(10)));
    const first = source.current();
    const newer = await jpegOf(100);
    source.put(received(newer));
    await expect(first?.pixels()).rejects.toThrow();
    expect(source.current()?.original?.bytes).toBe(newer);
    expect(source.problem).toBeDefined();
    expect(await levelOf(source.current())).toBe(100);
    expect(source.problem).toBeUndefined();
  });

  test('after a whole one is trusted as the first was: the next is shown at once', async () => {
    source.put(received(await broken(10)));
    await lookInto();
    const whole = await jpegOf(200);
    source.put(received(whole));
    await present(whole);
    const next = await jpegOf(220);
    source.put(received(next));
    expect(source.current()?.original?.bytes).toBe(next);
  });
});

test('a closed program shows nothing more, not even what was still being looked into', async () => {
  source.put(received(await broken(10)));
  await lookInto();
  const frames = watch();
  source.put(received(await jpegOf(200)));
  source.close();
  source.put(received(await jpegOf(100)));
  await new Promise(resolve => setImmediate(resolve));
  expect([frames, source.current(), clock.pending]).toEqual([[], undefined, 0]);
});

describe('a picture larger than any wall', () => {
  test('is decoded to 16 MB at most, in its proportions', () => {
    const sides = fc.record({
      width: fc.integer({ min: 1, max: 4096 }),
      height: fc.integer({ min: 1, max: 4096 }),
    });
    fc.assert(
      fc.property(sides, size => {
        const { width, height } = sizeWithin(size);
        expect(width * height).toBeLessThanOrEqual(2048 ** 2);
        if (size.width * size.height <= 2048 ** 2) expect({ width, height }).toEqual(size);
        else {
          expect(Math.abs(width - (height * size.width) / size.height)).toBeLessThan(
            1 + size.width / size.height,
          );
          expect(width * height).toBeGreaterThan(2048 ** 2 * 0.98);
        }
      }),
    );
  });

  test('says the size of what is decoded', async () => {
    const bytes = await encodePng({ width: 4096, height: 2048, data: Buffer.alloc(4096 * 2048 * 4, 255) });
    source.put(received(bytes));
    const { width, height } = source;
    expect(width / height).toBeCloseTo(2, 2);
    expect(await source.current()?.pixels()).toMatchObject({ width, height });
  });
});
