import { describe, expect, test } from 'vitest';
import { cutOut } from './cut-out.ts';
import { ImageError } from './image-error.ts';
import { readImageHeader } from './image-header.ts';
import { decodeJpeg, encodeJpeg } from './jpeg.ts';
import { encodePng, encodeSmallJpeg } from './pictures.ts';
import { loadSharp } from './sharp.ts';
import { drawing, likeness } from './test-kit/test-pictures.ts';

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
    const pixels = drawing(96);
    const back = await decodeJpeg(await encodeJpeg(pixels, { quality: 75 }));
    expect([back.width, back.height, back.data.length]).toEqual([96, 96, 96 * 96 * 4]);
    expect(likeness(back, pixels)).toBeGreaterThan(28);
    expect(back.data[3]).toBe(255);
  });

  test('a higher quality is a better picture in more bytes', async () => {
    const pixels = drawing(96);
    const [low, high] = await Promise.all([30, 95].map(quality => encodeJpeg(pixels, { quality })));
    if (!low || !high) throw new Error('two were asked for');
    expect(high.length).toBeGreaterThan(low.length);
    expect(likeness(await decodeJpeg(high), pixels)).toBeGreaterThan(likeness(await decodeJpeg(low), pixels));
  });

  test('S2: of a part are the bytes of that part alone, wherever it lies', async () => {
    const pixels = drawing(96);
    for (const part of [
      { x: 0, y: 0, width: 16, height: 16 },
      { x: 32, y: 16, width: 64, height: 32 },
      { x: 48, y: 64, width: 48, height: 32 },
      { x: 16, y: 80, width: 32, height: 16 },
    ]) {
      const alone = await encodeJpeg(cutOut(pixels, part), { quality: 75 });
      expect((await encodeJpeg(pixels, { quality: 75, part })).equals(alone)).toBe(true);
    }
    for (const part of [
      { x: 90, y: 0, width: 16, height: 16 },
      { x: -16, y: 0, width: 16, height: 16 },
      { x: 0, y: 0, width: 0, height: 16 },
      { x: 0.5, y: 0, width: 16, height: 16 },
    ])
      await expect(encodeJpeg(pixels, { quality: 75, part })).rejects.toMatchObject({ code: 'broken' });
  });

  test('S4: with tables of its own it is smaller, the same picture, and as a stream takes it', async () => {
    const pixels = drawing(720);
    const [usual, small] = [
      await encodeJpeg(pixels, { quality: 75 }),
      await encodeSmallJpeg(pixels, { quality: 75 }),
    ];
    expect(small.length).toBeLessThan(usual.length);
    expect(readImageHeader(small)).toEqual(readImageHeader(usual));
    expect(likeness(await decodeJpeg(small), await decodeJpeg(usual))).toBeGreaterThan(40);
  });

  test('holds no more memory than its bytes', async () => {
    const bytes = await encodeJpeg(drawing(720), { quality: 75 });
    expect(bytes.buffer.byteLength).toBeLessThan(bytes.length + 1024);
  });

  test('pixels that do not fill their size are refused before the encoder sees them', async () => {
    const short = { ...drawing(96), height: 97 };
    await expect(encodeJpeg(short, { quality: 75 })).rejects.toMatchObject({ code: 'broken' });
    await expect(encodePng(short)).rejects.toBeInstanceOf(ImageError);
  });
});

describe('decoding', () => {
  test('S3: a JPEG that was cut anywhere is broken, not half a picture', async () => {
    const whole = await encodeJpeg(drawing(96), { quality: 75 });
    for (const length of [3, 30, 300, 640, whole.length >> 1, whole.length - 2, whole.length - 1])
      await expect(decodeJpeg(whole.subarray(0, length))).rejects.toMatchObject({ code: 'broken' });
  });

  test('S3: a JPEG that was damaged in its scan is broken', async () => {
    const damaged = Buffer.from(await encodeJpeg(drawing(96), { quality: 75 }));
    damaged.fill(0xff, damaged.length - 400, damaged.length - 300);
    await expect(decodeJpeg(damaged)).rejects.toMatchObject({ code: 'broken' });
  });

  test('R14: a JPEG over the limit is refused by its header, with a sentence', async () => {
    const bytes = Buffer.from(await encodeJpeg(drawing(96), { quality: 75 }));
    await expect(decodeJpeg(bytes, { maxSidePx: 64 })).rejects.toMatchObject({
      code: 'too-large',
      message: 'The picture is 96×96 px; at most 64 px a side are taken.',
    });
  });

  test('another format is named as such', async () => {
    await expect(decodeJpeg(await encodePng(drawing(96)))).rejects.toMatchObject({ code: 'unknown-format' });
    await expect(decodeJpeg(Buffer.from('hello'))).rejects.toMatchObject({ code: 'unknown-format' });
  });

  test('a grey or progressive JPEG of a stranger is read', async () => {
    const { data, width, height } = drawing(96);
    const foreign = () => loadSharp()(data, { raw: { width, height, channels: 4 } });
    for (const bytes of [
      await foreign().toColourspace('b-w').jpeg().toBuffer(),
      await foreign().jpeg({ progressive: true }).toBuffer(),
    ])
      expect((await decodeJpeg(bytes)).data).toHaveLength(96 * 96 * 4);
  });
});
