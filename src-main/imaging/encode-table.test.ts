import { describe, expect, test } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { cutOut } from './cut-out.ts';
import { EncodeTable } from './encode-table.ts';
import type { Encoding, Frame, PaintedFrame } from './frame.ts';
import { ImageError } from './image-error.ts';
import { readImageHeader } from './image-header.ts';
import { decodePicture } from './pictures.ts';
import { identicalPixels } from './pixels.ts';
import { frameOf, likeness, painted, pixelAt, viewOf } from './test-kit/test-pictures.ts';

function frame(sequence: number, source = 'canvas:K7QMXD'): PaintedFrame {
  const pixels = { width: 16, height: 16, data: Buffer.alloc(16 * 16 * 4, sequence) };
  return { ...frameOf(pixels), source, sequence, pixels: () => pixels };
}

const JPEG: Encoding = { format: 'jpeg', quality: 75 };
const PNG: Encoding = { format: 'png', quality: 0 };

describe('the encode-once table', () => {
  test('gives everybody who wants the same the same bytes of one encode', async () => {
    const table = new EncodeTable();
    const one = frame(1);
    const wanted = Array.from({ length: 32 }, () => table.encode(one, { ...JPEG }));
    const [first, ...others] = await Promise.all(wanted);
    for (const other of others) expect(other.bytes).toBe(first?.bytes);
    expect((await table.encode(one, JPEG)).bytes).toBe(first?.bytes);
    expect(table.encodes).toBe(1);
  });

  test('a picture at rest that is looked at in a thousand ways keeps the last of them only', async () => {
    const table = new EncodeTable();
    const one = frame(1);
    const at = (step: number) => ({ ...JPEG, view: viewOf(16, 16, { brightness: 1 + step / 1_000 }) });
    for (let step = 1; step <= 200; step += 1) await table.encode(one, at(step));
    await table.encode(one, at(200));
    expect([table.encodes, table.shared]).toEqual([200, 1]);
    await table.encode(one, at(1));
    expect(table.encodes).toBe(201);
  });

  test('encodes anew for another frame, source, format or quality', async () => {
    const table = new EncodeTable();
    await table.encode(frame(1), JPEG);
    await table.encode(frame(2), JPEG);
    await table.encode(frame(1, 'canvas:OTHER2'), JPEG);
    const png = await table.encode(frame(1), PNG);
    await table.encode(frame(1), { format: 'jpeg', quality: 76 });
    expect(table.encodes).toBe(5);
    expect(readImageHeader(png.bytes)?.format).toBe('png');
  });

  test('a PNG has no quality that could make two of it', async () => {
    const table = new EncodeTable();
    const one = frame(1);
    const [a, b] = await Promise.all([
      table.encode(one, PNG),
      table.encode(one, { format: 'png', quality: 90 }),
    ]);
    expect(a.bytes).toBe(b.bytes);
  });

  test('fits a picture to the panel, one encode for all who ask for it', async () => {
    const table = new EncodeTable();
    const one = frame(1);
    const [a, b] = await Promise.all([
      table.encode(one, { ...JPEG, view: viewOf(32, 48) }),
      table.encode(one, { ...JPEG, view: viewOf(32, 48) }),
    ]);
    expect(a.bytes).toBe(b.bytes);
    expect(readImageHeader(a.bytes)).toMatchObject({ width: 32, height: 48 });
    expect((await table.encode(one, JPEG)).bytes).not.toBe(a.bytes);
    expect([table.encodes, table.shared]).toEqual([2, 1]);
  });

  test('shares the bytes of a picture that fits already with those who ask for its own size', async () => {
    const table = new EncodeTable();
    const one = frame(1);
    const views = [
      viewOf(16, 16),
      viewOf(16, 16, { fit: 'cover' }),
      viewOf(16, 16, { background: '#ff0000', resample: 'pixel-art' }),
      viewOf(16, 16, {}, { column: 0, row: 0, columns: 1, rows: 1, gapPx: 40 }),
    ];
    const plain = await table.encode(one, JPEG);
    for (const view of views) expect((await table.encode(one, { ...JPEG, view })).bytes).toBe(plain.bytes);
    expect([table.encodes, table.shared]).toEqual([1, 4]);
  });

  test('looks that show the same are one, looks that do not are not', async () => {
    const table = new EncodeTable();
    const one = frame(1);
    const encode = (look: Parameters<typeof viewOf>[2]) =>
      table.encode(one, { ...PNG, view: viewOf(16, 16, look) });
    expect((await encode({ rotate: 180 })).bytes).toBe((await encode({ flip: 'both' })).bytes);
    expect(table.encodes).toBe(1);
    for (const look of [
      { gamma: 2 },
      { cap: 0.5 },
      { saturation: 0 },
      { dither: true },
      { rotate: 90 },
    ] as const)
      await encode(look);
    expect(table.encodes).toBe(6);
  });

  test('each tile of a wall is an encode of its own, shared by who asks for the same', async () => {
    const table = new EncodeTable();
    const one = frame(1);
    const tiles = [0, 1, 0, 1].map(column => ({ column, row: 0, columns: 2, rows: 1, gapPx: 0 }));
    for (const tile of tiles) await table.encode(one, { ...JPEG, view: viewOf(16, 16, {}, tile) });
    expect([table.encodes, table.shared]).toEqual([2, 2]);
  });

  test('backgrounds are seen through a translucent picture, and make two of it', async () => {
    const table = new EncodeTable();
    const { data } = frame(1).pixels();
    const clear = { width: 16, height: 16, data: Buffer.alloc(data.length), translucent: true };
    const glass: Frame = { ...frame(1), pixels: () => clear };
    const shown = async (background: string) =>
      pixelAt(
        await decodePicture(
          (await table.encode(glass, { ...PNG, view: viewOf(16, 16, { background }) })).bytes,
        ),
        3,
        3,
      );
    expect(await shown('#ff0000')).toEqual([255, 0, 0, 255]);
    expect(await shown('#0000ff')).toEqual([0, 0, 255, 255]);
    expect((await decodePicture((await table.encode(glass, PNG)).bytes)).data[0]).toBe(0);
    expect(table.encodes).toBe(3);
  });

  test('S2: a region is that part of the view, at the right place', async () => {
    const table = new EncodeTable();
    const picture = painted(96, 64, (x, y) => [x * 2, y * 3, x + y]);
    const one = frameOf(picture);
    for (const region of [
      { x: 16, y: 16, width: 32, height: 16 },
      { x: 64, y: 32, width: 32, height: 32 },
      { x: 0, y: 48, width: 96, height: 16 },
    ]) {
      const png = await table.encode(one, { ...PNG, region });
      expect(identicalPixels(await decodePicture(png.bytes), cutOut(picture, region))).toBe(true);
      const jpeg = await table.encode(one, { format: 'jpeg', quality: 100, region });
      expect(likeness(await decodePicture(jpeg.bytes), cutOut(picture, region))).toBeGreaterThan(35);
      expect(readImageHeader(jpeg.bytes)).toMatchObject({ width: region.width, height: region.height });
    }
    expect(table.encodes).toBe(6);
    await expect(
      table.encode(one, { ...JPEG, region: { x: 80, y: 0, width: 32, height: 16 } }),
    ).rejects.toMatchObject({ code: 'broken' });
  });

  test('a still is encoded smaller, and as a stream takes it (S4)', async () => {
    const art = painted(128, 128, (x, y) => (((x >> 3) + (y >> 3)) % 3 ? [255, 80, 0] : [20, 20, 60]));
    const bytesOf = async (encoding: Encoding, still: boolean) =>
      (await new EncodeTable().encode(frameOf(art, { still }), encoding)).bytes;
    for (const encoding of [JPEG, { format: 'webp', quality: 75 }] as const)
      expect((await bytesOf(encoding, true)).length).toBeLessThan((await bytesOf(encoding, false)).length);
    const header = readImageHeader(await bytesOf(JPEG, true));
    expect(header?.jpeg).toEqual({ baseline: true, components: 3, subsampling: '4:2:0', bits: 8 });
    const webp = await bytesOf({ format: 'webp', quality: 75 }, true);
    expect(identicalPixels(await decodePicture(webp), art)).toBe(true);
  });

  test('the memory of looks is used again: a thousand frames later it is that of a few', async () => {
    const used = new Set<ArrayBufferLike>();
    const table = new EncodeTable({
      encoder: pixels => {
        used.add(pixels.data.buffer);
        return Promise.resolve(Buffer.alloc(1));
      },
    });
    for (let sequence = 1; sequence <= 1_000; sequence += 1)
      await table.encode(frame(sequence), { ...PNG, view: viewOf(24, 24, { gamma: 2 }) });
    expect(table.encodes).toBe(1_000);
    expect(used.size).toBeLessThan(8);
  });

  test.each(['jpeg', 'png', 'webp'] as const)('makes a %s of the size that was asked for', async format => {
    const { bytes } = await new EncodeTable().encode(frame(1), { format, quality: 80, view: viewOf(24, 24) });
    expect(readImageHeader(bytes)).toMatchObject({ format, width: 24, height: 24 });
  });

  test('a picture that cannot be read, or a look out of its range, is told to who asks, each time', async () => {
    const table = new EncodeTable();
    const broken: Frame = {
      ...frame(1),
      pixels: () => Promise.reject(new ImageError('broken', 'It is cut off.')),
    };
    for (let times = 0; times < 2; times += 1)
      await expect(table.encode(broken, { ...JPEG, view: viewOf(8, 8) })).rejects.toThrow('cut off');
    await expect(table.encode(frame(2), { ...JPEG, view: viewOf(8, 8, { gamma: 0 }) })).rejects.toThrow(
      RangeError,
    );
  });

  test('what is read from a view is right also when newer frames have come meanwhile', async () => {
    const table = new EncodeTable({ encoder: async pixels => Buffer.from(pixels.data) });
    const view = viewOf(200, 200, { fit: 'stretch' });
    const wanted = Array.from({ length: 12 }, (_, at) => table.encode(frame(at + 1), { ...PNG, view }));
    const encoded = await Promise.all(wanted);
    encoded.forEach(({ bytes }, at) => {
      expect(bytes).toHaveLength(200 * 200 * 4);
      expect([bytes[0], bytes.at(-2)]).toEqual([at + 1, at + 1]);
    });
  });

  test('makes a smaller WebP of a lower quality', async () => {
    const table = new EncodeTable();
    const noise = {
      width: 64,
      height: 64,
      data: Buffer.from(Array.from({ length: 64 * 64 * 4 }, (_, at) => (at * 7919) % 251)),
    };
    const noisy: Frame = { ...frame(1), width: 64, height: 64, pixels: () => noise };
    const [low, high] = await Promise.all(
      [20, 95].map(quality => table.encode(noisy, { format: 'webp', quality })),
    );
    expect(low?.bytes.length).toBeLessThan(high?.bytes.length ?? 0);
  });

  test('keeps the newest frames only, also when an old one is asked for late', async () => {
    const table = new EncodeTable();
    for (let sequence = 1; sequence <= 50; sequence += 1) await table.encode(frame(sequence), JPEG);
    expect(table.encodes).toBe(50);
    await table.encode(frame(50), JPEG);
    await table.encode(frame(48), JPEG);
    expect(table.encodes).toBe(50);
    await table.encode(frame(3), JPEG);
    expect(table.encodes).toBe(51);
    await table.encode(frame(50), JPEG);
    await table.encode(frame(48), JPEG);
    expect(table.encodes).toBe(51);
  });

  test('displays that are frozen on a frame of long ago, and connect again while the source goes on, share one encode of it', async () => {
    const table = new EncodeTable();
    const held = frame(3);
    for (let sequence = 1; sequence <= 50; sequence += 1) await table.encode(frame(sequence), JPEG);
    for (let display = 1; display <= 8; display += 1) {
      expect((await table.encode(held, JPEG)).frame).toBe(held);
      await table.encode(frame(50 + display), JPEG);
    }
    expect(table.encodes).toBe(50 + 1 + 8);
    await table.encode(frame(58), JPEG);
    expect(table.encodes).toBe(50 + 1 + 8);
    table.forget(held.source);
    await table.encode(held, JPEG);
    expect(table.encodes).toBe(50 + 2 + 8);
  });

  test('does not keep a failure', async () => {
    let fails = true;
    const table = new EncodeTable({
      encoder: () => (fails ? Promise.reject(new Error('no memory')) : Promise.resolve(Buffer.from('fine'))),
    });
    const one = frame(1);
    const both = await Promise.allSettled([table.encode(one, JPEG), table.encode(one, JPEG)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(table.encodes).toBe(1);
    fails = false;
    expect((await table.encode(one, JPEG)).bytes.toString()).toBe('fine');
  });

  test('marks when the encode began and ended', async () => {
    const clock = new ManualClock();
    const encoder = () => {
      clock.advance(7);
      return Promise.resolve(Buffer.alloc(1));
    };
    clock.advance(100);
    const encoded = await new EncodeTable({ clock, encoder }).encode(frame(1), JPEG);
    expect([encoded.encodeStartedAt, encoded.encodedAt]).toEqual([100, 107]);
  });

  test('lets go of a source that is gone', async () => {
    const table = new EncodeTable();
    const one = frame(1);
    await table.encode(one, JPEG);
    table.forget(one.source);
    await table.encode(one, JPEG);
    expect(table.encodes).toBe(2);
  });

  test('keeps nothing of a source that is gone, however often its last picture is asked for', async () => {
    let made = 0;
    const table = new EncodeTable({
      encoder: () => {
        made += 1;
        return Promise.resolve(Buffer.alloc(0));
      },
    });
    const picture = frameOf(painted(16, 16, () => [9, 9, 9, 255]));
    await table.encode(picture, { format: 'jpeg', quality: 75 });
    await table.encode(picture, { format: 'jpeg', quality: 75 });
    expect(made).toBe(1);
    table.forget(picture.source);
    await table.encode(picture, { format: 'jpeg', quality: 75 });
    await table.encode(picture, { format: 'jpeg', quality: 75 });
    expect(made).toBe(3);
  });
});
