import { describe, expect, test } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { EncodeTable } from './encode-table.ts';
import type { Encoding, Frame } from './frame.ts';
import { readImageHeader } from './image-header.ts';

function frame(sequence: number, source = 'canvas:K7QMXD'): Frame {
  const pixels = { width: 16, height: 16, data: Buffer.alloc(16 * 16 * 4, sequence) };
  return {
    source,
    sequence,
    width: 16,
    height: 16,
    marks: { receivedAt: 0, composedAt: 0 },
    contributors: new Set(),
    pixels: () => pixels,
  };
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
    const fit = { width: 32, height: 48, background: '#000000' };
    const [a, b] = await Promise.all([
      table.encode(one, { ...JPEG, fit }),
      table.encode(one, { ...JPEG, fit: { ...fit } }),
    ]);
    expect(a.bytes).toBe(b.bytes);
    expect(readImageHeader(a.bytes)).toMatchObject({ width: 32, height: 48 });
    expect((await table.encode(one, JPEG)).bytes).not.toBe(a.bytes);
    expect(table.encodes).toBe(2);
  });

  test('shares the bytes of a picture that fits already with those who ask for its own size', async () => {
    const table = new EncodeTable();
    const one = frame(1);
    const fit = { width: 16, height: 16, background: '#000000' };
    const [a, b] = [await table.encode(one, { ...JPEG, fit }), await table.encode(one, JPEG)];
    expect(a.bytes).toBe(b.bytes);
    expect(table.encodes).toBe(1);
  });

  test.each(['jpeg', 'png', 'webp'] as const)('makes a %s of the size that was asked for', async format => {
    const fit = { width: 24, height: 24, background: '#000000' };
    const { bytes } = await new EncodeTable().encode(frame(1), { format, quality: 80, fit });
    expect(readImageHeader(bytes)).toMatchObject({ format, width: 24, height: 24 });
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
});
