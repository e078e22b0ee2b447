import { describe, expect, test } from 'vitest';
import { ImageError } from './image-error.ts';
import { readImageHeader } from './image-header.ts';
import { decodeJpeg, encodeJpeg } from './jpeg.ts';
import { encodePng } from './pictures.ts';
import type { Pixels } from './pixels.ts';
import { loadSharp } from './sharp.ts';
import { skiaSurfaces } from './surface.ts';

/** What a canvas looks like: soft shapes on white. */
function drawing(side = 96): Pixels {
  const surface = skiaSurfaces.create(side, side);
  surface.pen.fillStyle = '#ffffff';
  surface.pen.fillRect(0, 0, side, side);
  surface.pen.fillStyle = '#0a5bd6';
  surface.pen.beginPath();
  surface.pen.arc(side / 2, side / 2, side / 3, 0, 2 * Math.PI);
  surface.pen.fill();
  return surface.readPixels();
}

/** Peak signal-to-noise ratio of the colours, dB. */
function likeness(a: Pixels, b: Pixels): number {
  let error = 0;
  for (let at = 0; at < a.data.length; at += 1)
    if (at % 4 !== 3) error += ((a.data[at] ?? 0) - (b.data[at] ?? 0)) ** 2;
  return 10 * Math.log10((255 ** 2 * a.width * a.height * 3) / error);
}

describe('live JPEG', () => {
  test('S4: is baseline, 8 bit, three components, 4:2:0 unless asked otherwise', async () => {
    const header = readImageHeader(await encodeJpeg(drawing(720), { quality: 75 }));
    expect(header).toEqual({
      format: 'jpeg',
      width: 720,
      height: 720,
      jpeg: { baseline: true, components: 3, subsampling: '4:2:0', bits: 8 },
    });
  });

  test('shows the canvas', async () => {
    const pixels = drawing();
    const back = await decodeJpeg(await encodeJpeg(pixels, { quality: 75 }));
    expect([back.width, back.height, back.data.length]).toEqual([96, 96, 96 * 96 * 4]);
    expect(likeness(back, pixels)).toBeGreaterThan(28);
    expect(back.data[3]).toBe(255);
  });

  test('a higher quality is a better picture in more bytes', async () => {
    const pixels = drawing();
    const [low, high] = await Promise.all([30, 95].map(quality => encodeJpeg(pixels, { quality })));
    if (!low || !high) throw new Error('two were asked for');
    expect(high.length).toBeGreaterThan(low.length);
    expect(likeness(await decodeJpeg(high), pixels)).toBeGreaterThan(likeness(await decodeJpeg(low), pixels));
  });

  test('holds no more memory than its bytes', async () => {
    const bytes = await encodeJpeg(drawing(720), { quality: 75 });
    expect(bytes.buffer.byteLength).toBeLessThan(bytes.length + 1024);
  });

  test('pixels that do not fill their size are refused before the encoder sees them', async () => {
    const short = { ...drawing(), height: 97 };
    await expect(encodeJpeg(short, { quality: 75 })).rejects.toMatchObject({ code: 'broken' });
    await expect(encodePng(short)).rejects.toBeInstanceOf(ImageError);
  });
});

describe('decoding', () => {
  test('S3: a JPEG that was cut anywhere is broken, not half a picture', async () => {
    const whole = await encodeJpeg(drawing(), { quality: 75 });
    for (const length of [3, 30, 300, 640, whole.length >> 1, whole.length - 2, whole.length - 1])
      await expect(decodeJpeg(whole.subarray(0, length))).rejects.toMatchObject({ code: 'broken' });
  });

  test('S3: a JPEG that was damaged in its scan is broken', async () => {
    const damaged = Buffer.from(await encodeJpeg(drawing(), { quality: 75 }));
    damaged.fill(0xff, damaged.length - 400, damaged.length - 300);
    await expect(decodeJpeg(damaged)).rejects.toMatchObject({ code: 'broken' });
  });

  test('R14: a JPEG over the limit is refused by its header, with a sentence', async () => {
    const bytes = Buffer.from(await encodeJpeg(drawing(), { quality: 75 }));
    await expect(decodeJpeg(bytes, { maxSidePx: 64 })).rejects.toMatchObject({
      code: 'too-large',
      message: 'The picture is 96×96 px; at most 64 px a side are taken.',
    });
  });

  test('another format is named as such', async () => {
    await expect(decodeJpeg(await encodePng(drawing()))).rejects.toMatchObject({ code: 'unknown-format' });
    await expect(decodeJpeg(Buffer.from('hello'))).rejects.toMatchObject({ code: 'unknown-format' });
  });

  test('a grey or progressive JPEG of a stranger is read', async () => {
    const { data, width, height } = drawing();
    const foreign = () => loadSharp()(data, { raw: { width, height, channels: 4 } });
    for (const bytes of [
      await foreign().toColourspace('b-w').jpeg().toBuffer(),
      await foreign().jpeg({ progressive: true }).toBuffer(),
    ])
      expect((await decodeJpeg(bytes)).data).toHaveLength(96 * 96 * 4);
  });
});
