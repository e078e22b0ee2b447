import { describe, expect, test } from 'vitest';
import { EncodeTable } from './encode-table.ts';
import { decodePicture, encodePng } from './pictures.ts';
import type { Pixels } from './pixels.ts';
import { loadSharp } from './sharp.ts';
import { frameOf, painted, pixelAt, plain, shownIn, viewOf } from './test-kit/test-pictures.ts';

/** The 8-bit values that a panel of RGB565 makes of a picture: it keeps the upper bits, and repeats them below. */
function on565({ width, height, data }: Pixels): Pixels {
  const keep = (value: number, bits: number) => {
    const level = value >> (8 - bits);
    return (level << (8 - bits)) | (level >> (2 * bits - 8));
  };
  const bits = [5, 6, 5, 8];
  return { width, height, data: Buffer.from(data.map((value, at) => keep(value, bits[at % 4] ?? 8))) };
}

/** A golden picture: 64 rows of every grey, then of every red, green and blue. */
const RAMPS = painted(256, 256, (x, y) => {
  const channel = y >> 6;
  return channel === 0 ? [x, x, x] : [channel === 1 ? x : 0, channel === 2 ? x : 0, channel === 3 ? x : 0];
});

function meanOf(
  { data, width }: Pixels,
  area: { x: number; y: number; side: number },
  channel: number,
): number {
  let sum = 0;
  for (let y = area.y; y < area.y + area.side; y += 1)
    for (let x = area.x; x < area.x + area.side; x += 1) sum += data[(y * width + x) * 4 + channel] ?? 0;
  return sum / area.side ** 2;
}

describe('the colour path', () => {
  test('sRGB goes in and comes out, 8 bit, every level as it was', async () => {
    const view = viewOf(256, 256);
    for (const format of ['png', 'webp'] as const) {
      const { bytes } = await new EncodeTable().encode(frameOf(RAMPS, { still: true }), {
        format,
        quality: 100,
        view,
      });
      const back = await decodePicture(bytes);
      if (format === 'png') expect(back.data.equals(RAMPS.data)).toBe(true);
      else expect(Math.abs((pixelAt(back, 100, 32)[0] ?? 0) - 100)).toBeLessThan(4);
    }
  });

  test('a picture with a profile of its own is brought to sRGB when it is decoded', async () => {
    const raw = { width: 16, height: 16, channels: 4 } as const;
    const wide = await loadSharp()(plain(16, 16, [200, 60, 40]).data, { raw })
      .withIccProfile('p3')
      .png()
      .toBuffer();
    const [red = 0, green = 0, blue = 0] = pixelAt(await decodePicture(wide), 8, 8);
    for (const [value, meant] of [
      [red, 200],
      [green, 60],
      [blue, 40],
    ] as const)
      expect(Math.abs(value - meant)).toBeLessThanOrEqual(3);
  });

  test('golden ramp: gamma is applied to the encoded values, once, and to all channels alike', async () => {
    const frame = frameOf(RAMPS);
    const view = viewOf(256, 256, { gamma: 2.2, brightness: 0.9, cap: 0.8 });
    const { bytes } = await new EncodeTable().encode(frame, { format: 'png', quality: 0, view });
    const expected = (level: number) =>
      Math.min(204, Math.round(Math.min(1, (0.9 * level) / 255) ** (1 / 2.2) * 255));
    const golden = painted(256, 256, (x, y) => {
      const [red = 0, green = 0, blue = 0] = pixelAt(RAMPS, x, y);
      return [expected(red), expected(green), expected(blue)];
    });
    expect(
      (await decodePicture(bytes)).data.equals((await decodePicture(await encodePng(golden))).data),
    ).toBe(true);
  });

  test('what RGB565 does to a ramp: steps of 8 (green: 4), up to 7 too dark; dithered, the eye sees the level', async () => {
    const plainly = on565(RAMPS);
    const dithered = await shownIn(RAMPS, viewOf(256, 256, { dither: true }));
    const onPanel = on565(dithered);
    const grey = (pixels: Pixels) =>
      new Set(Array.from({ length: 256 }, (_, x) => pixelAt(pixels, x, 0)[0])).size;
    expect([grey(RAMPS), grey(plainly)]).toEqual([256, 32]);
    for (const [channel, y] of [
      [0, 64],
      [1, 128],
      [2, 192],
    ] as const)
      for (let x = 8; x < 240; x += 8) {
        const area = { x, y: y + 8, side: 8 };
        const meant = meanOf(RAMPS, area, channel);
        const seen = meanOf(onPanel, area, channel);
        expect(Math.abs(seen - meant)).toBeLessThan(1.6);
      }
  });

  test('a dithered picture is rounded by the panel no more', async () => {
    const dithered = await shownIn(RAMPS, viewOf(256, 256, { dither: true }));
    expect(on565(dithered).data.equals(dithered.data)).toBe(true);
  });

  test('black, white and full colours are not dithered', async () => {
    for (const colour of [
      [0, 0, 0],
      [255, 255, 255],
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
    ] as const) {
      const field = plain(40, 40, colour);
      expect((await shownIn(field, viewOf(40, 40, { dither: true }))).data.equals(field.data)).toBe(true);
    }
  });
});
