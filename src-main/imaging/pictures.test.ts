import { describe, expect, test } from 'vitest';
import { encodeJpeg } from './jpeg.ts';
import { decodePicture, decodePictureWithin, encodePng, encodeWebp, fitPicture } from './pictures.ts';
import type { Pixels } from './pixels.ts';
import { loadSharp } from './sharp.ts';

const [WIDTH, HEIGHT] = [40, 20];

/** Left half red, right half transparent blue. */
function halves(): Pixels {
  const data = Buffer.alloc(WIDTH * HEIGHT * 4);
  for (let at = 0; at < data.length; at += 4)
    data.writeUInt32BE((at / 4) % WIDTH < WIDTH / 2 ? 0xff0000ff : 0x0000ff00, at);
  return { width: WIDTH, height: HEIGHT, data };
}

function opaqueRed(width: number, height: number): Pixels {
  return { width, height, data: Buffer.alloc(width * height * 4, Buffer.from('ff0000ff', 'hex')) };
}

function sharpOf({ data, width, height }: Pixels) {
  return loadSharp()(data, { raw: { width, height, channels: 4 } });
}

function pixelAt({ data, width }: Pixels, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

const RED = [255, 0, 0, 255];
const near = (channel: number) => expect.closeTo(channel, -1.2);

describe('decoding foreign pictures', () => {
  test('PNG, WebP and GIF come out as straight RGBA', async () => {
    const files = [
      await sharpOf(halves()).png().toBuffer(),
      await sharpOf(halves()).webp({ lossless: true }).toBuffer(),
      await sharpOf(halves()).gif().toBuffer(),
    ];
    for (const file of files) {
      const pixels = await decodePicture(file);
      expect([pixels.width, pixels.height]).toEqual([WIDTH, HEIGHT]);
      expect(pixelAt(pixels, 3, 3)).toEqual(RED);
      expect(pixelAt(pixels, 30, 3)[3]).toBe(0);
    }
  });

  test('grey, 16-bit, palette, CMYK and progressive files do, too', async () => {
    const red = () => sharpOf(opaqueRed(16, 16));
    const grey = await decodePicture(await red().toColourspace('b-w').png().toBuffer());
    expect(grey.data).toHaveLength(16 * 16 * 4);
    const [level] = grey.data;
    expect(pixelAt(grey, 0, 0)).toEqual([level, level, level, 255]);
    const exact = [
      await red().toColourspace('rgb16').png().toBuffer(),
      await red().png({ palette: true }).toBuffer(),
    ];
    for (const file of exact) expect(pixelAt(await decodePicture(file), 2, 2)).toEqual(RED);
    for (const file of [
      await red().jpeg({ progressive: true }).toBuffer(),
      await red().toColourspace('b-w').jpeg().toBuffer(),
      await red().toColourspace('cmyk').jpeg().toBuffer(),
    ]) {
      const pixels = await decodePicture(file);
      expect([pixels.width, pixels.height, pixels.data.length]).toEqual([16, 16, 16 * 16 * 4]);
    }
  });

  test('of an animation the first frame is taken', async () => {
    const frames = Buffer.concat([opaqueRed(8, 8).data, Buffer.alloc(8 * 8 * 4, 0xff)]);
    const file = await loadSharp()(frames, { raw: { width: 8, height: 16, channels: 4, pageHeight: 8 } })
      .gif()
      .toBuffer();
    const pixels = await decodePicture(file);
    expect([pixels.width, pixels.height]).toEqual([8, 8]);
    expect(pixelAt(pixels, 4, 4)).toEqual(RED);
  });

  test('EXIF does not turn a picture', async () => {
    const turned = await sharpOf(halves()).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await decodePicture(turned)).toMatchObject({ width: WIDTH, height: HEIGHT });
  });

  test('R14: a picture bomb is refused by its header, in no time and no memory', async () => {
    const bomb = Buffer.from(await encodePng(opaqueRed(8, 8)));
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    for (const refused of [
      decodePicture(bomb),
      fitPicture(bomb, { width: 720, height: 720, background: '#000000' }),
    ])
      await expect(refused).rejects.toMatchObject({
        name: 'ImageError',
        code: 'too-large',
        message: 'The picture is 30000×30000 px; at most 4096 px a side are taken.',
      });
    await expect(decodePicture(await encodePng(opaqueRed(20, 8)), { maxSidePx: 16 })).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  test('R14: a JPEG of thousands of scans is refused undecoded, an ordinary progressive one is not', async () => {
    const plain = await sharpOf(opaqueRed(64, 64)).jpeg({ progressive: true }).toBuffer();
    const scan = plain.subarray(plain.lastIndexOf(Buffer.of(0xff, 0xda)), -2);
    const withScans = (more: number) =>
      Buffer.concat([plain.subarray(0, -2), ...Array<Buffer>(more).fill(scan), plain.subarray(-2)]);
    await expect(decodePicture(plain)).resolves.toMatchObject({ width: 64 });
    for (const refused of [decodePicture(withScans(100)), decodePicture(withScans(40_000))])
      await expect(refused).rejects.toMatchObject({
        code: 'too-large',
        message: expect.stringContaining('scans'),
      });
  });

  test('D4: cut files are broken, in every format', async () => {
    const files = {
      PNG: await sharpOf(halves()).png().toBuffer(),
      JPEG: await sharpOf(opaqueRed(64, 64)).jpeg().toBuffer(),
      WebP: await sharpOf(halves()).webp().toBuffer(),
      GIF: await sharpOf(halves()).gif().toBuffer(),
    };
    for (const [name, file] of Object.entries(files))
      for (const length of [12, file.length >> 1, file.length - 20])
        await expect(
          decodePicture(file.subarray(0, length)),
          `${name} of ${length} bytes`,
        ).rejects.toMatchObject({
          code: 'broken',
          message: expect.stringContaining(name),
        });
  });

  test('R15: what is no picture is named as such', async () => {
    for (const text of [
      '',
      'GIF',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      '%PDF-1.7',
    ])
      await expect(decodePicture(Buffer.from(text))).rejects.toMatchObject({
        code: 'unknown-format',
        message: 'The bytes are no PNG, JPEG, WebP or GIF.',
      });
  });
});

describe('decoding within a size', () => {
  test('squeezes only the sides that are too long, in every format', async () => {
    const [wide, size] = [opaqueRed(96, 8), { width: 24, height: 24 }];
    for (const file of [await encodePng(wide), await encodeJpeg(wide, { quality: 90 })]) {
      const pixels = await decodePictureWithin(file, size);
      expect([pixels.width, pixels.height, pixels.data.length]).toEqual([24, 8, 24 * 8 * 4]);
      expect(pixelAt(pixels, 12, 4)).toEqual([near(255), near(0), near(0), 255]);
    }
  });

  test('leaves what is small enough as it is', async () => {
    const file = await sharpOf(halves()).png().toBuffer();
    const pixels = await decodePictureWithin(file, { width: WIDTH, height: HEIGHT });
    expect(pixels).toEqual(await decodePicture(file));
  });

  test('D4: a cut file is broken, also when it is scaled', async () => {
    const file = await encodePng(opaqueRed(64, 64));
    await expect(
      decodePictureWithin(file.subarray(0, file.length - 20), { width: 8, height: 8 }),
    ).rejects.toMatchObject({ code: 'broken' });
  });
});

describe('pictures of the operator', () => {
  const photo = (width: number, height: number) => opaqueRed(width, height);

  test('12 megapixels are taken where that is allowed, and come out as large as is needed, proportions kept', async () => {
    const large = await encodeJpeg(photo(4200, 2800), { quality: 50 });
    await expect(decodePictureWithin(large, { width: 2048, height: 2048 })).rejects.toMatchObject({
      code: 'too-large',
    });
    const options = { maxSidePx: 8192, keepProportions: true };
    const pixels = await decodePictureWithin(large, { width: 2048, height: 2048 }, options);
    expect([pixels.width, pixels.height]).toEqual([2048, 1365]);
    expect(pixelAt(pixels, 1000, 700)).toEqual([near(255), near(0), near(0), 255]);
    const small = await encodeJpeg(photo(100, 50), { quality: 50 });
    expect(await decodePictureWithin(small, { width: 2048, height: 2048 }, options)).toMatchObject({
      width: 100,
      height: 50,
    });
    const tall = await encodePng(photo(10, 5000));
    expect(await decodePictureWithin(tall, { width: 2048, height: 2048 }, options)).toMatchObject({
      width: 4,
      height: 2048,
    });
  });

  test('a photo that was taken upright is upright, if asked for', async () => {
    const turned = await sharpOf(halves()).removeAlpha().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const most = { width: 2048, height: 2048 };
    const upright = await decodePictureWithin(turned, most, { upright: true, keepProportions: true });
    expect([upright.width, upright.height]).toEqual([HEIGHT, WIDTH]);
    const small = await decodePictureWithin(
      turned,
      { width: 10, height: 10 },
      { upright: true, keepProportions: true },
    );
    expect([small.width, small.height]).toEqual([5, 10]);
    expect(await decodePictureWithin(turned, most)).toMatchObject({ width: WIDTH, height: HEIGHT });
  });

  test('what may be translucent says so, what cannot be does not', async () => {
    const translucent = async (bytes: Buffer) => (await decodePicture(bytes)).translucent === true;
    const holed = sharpOf(halves());
    for (const bytes of [
      await holed.clone().png().toBuffer(),
      await holed.clone().png({ palette: true }).toBuffer(),
      await holed.clone().webp().toBuffer(),
      await holed.clone().webp({ lossless: true }).toBuffer(),
    ])
      expect(await translucent(bytes)).toBe(true);
    for (const bytes of [
      await encodePng(opaqueRed(8, 8)),
      await encodeWebp(opaqueRed(8, 8), { quality: 80 }),
      await encodeWebp(opaqueRed(8, 8), { quality: 80, lossless: true }),
      await encodeJpeg(opaqueRed(8, 8), { quality: 80 }),
    ])
      expect(await translucent(bytes)).toBe(false);
  });
});

describe('fitting', () => {
  const size = { width: 60, height: 60, background: '#00ff00' };

  test('D2: keeps the proportions, centred on the background, also under what is transparent', async () => {
    for (const picture of [halves(), await sharpOf(halves()).png().toBuffer()]) {
      const fitted = await fitPicture(picture, size);
      expect([fitted.width, fitted.height]).toEqual([60, 60]);
      expect(pixelAt(fitted, 30, 4)).toEqual([0, 255, 0, 255]);
      expect(pixelAt(fitted, 30, 55)).toEqual([0, 255, 0, 255]);
      expect(pixelAt(fitted, 10, 30)).toEqual(RED);
      expect(pixelAt(fitted, 50, 30)).toEqual([0, 255, 0, 255]);
    }
  });

  test('D2: a JPEG of the very size is not resampled, one of another size is', async () => {
    const exact = await encodeJpeg(opaqueRed(60, 60), { quality: 90 });
    expect((await fitPicture(exact, size)).data).toEqual((await decodePicture(exact)).data);
    const wide = await fitPicture(await encodeJpeg(opaqueRed(96, 48), { quality: 90 }), size);
    expect([wide.width, wide.height]).toEqual([60, 60]);
    expect(pixelAt(wide, 30, 30)).toEqual([near(255), near(0), near(0), 255]);
    expect(pixelAt(wide, 30, 2)).toEqual([0, 255, 0, 255]);
  });

  test('broken bytes are refused', async () => {
    await expect(fitPicture(Buffer.from('nothing'), size)).rejects.toMatchObject({ code: 'unknown-format' });
  });
});

describe('PNG', () => {
  test('R6: is a whole PNG with the very pixels', async () => {
    const pixels = opaqueRed(33, 7);
    pixels.data.writeUInt32BE(0x12345678, 40);
    pixels.data.writeUInt8(255, 43);
    const png = await encodePng(pixels);
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect((await decodePicture(png)).data).toEqual(pixels.data);
  });
});
