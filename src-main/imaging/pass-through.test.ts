import { describe, expect, test } from 'vitest';
import { EncodeTable } from './encode-table.ts';
import type { Encoding, Frame, OriginalPicture } from './frame.ts';
import { readImageHeader } from './image-header.ts';
import { encodeJpeg } from './jpeg.ts';
import { jpegQuality } from './jpeg-tables.ts';
import { decodePicture, encodePng, encodeWebp } from './pictures.ts';
import { loadSharp } from './sharp.ts';
import { drawing, frameOf, painted, viewOf } from './test-kit/test-pictures.ts';

const SIDE = 96;
const PICTURE = drawing(SIDE);
const PANEL: Encoding = { format: 'jpeg', quality: 75, view: viewOf(SIDE, SIDE) };

function sharpOf() {
  return loadSharp()(PICTURE.data, { raw: { width: SIDE, height: SIDE, channels: 4 } }).removeAlpha();
}

/** A frame that came in as these bytes, and is decoded only if somebody asks. */
function received(
  bytes: Buffer,
  format: OriginalPicture['format'] = 'jpeg',
): Frame & { readonly decodes: number } {
  const facts = readImageHeader(bytes)?.jpeg;
  let decodes = 0;
  return {
    ...frameOf(PICTURE),
    pixels: () => {
      decodes += 1;
      return decodePicture(bytes);
    },
    original: { format, bytes, baseline: facts?.baseline === true && facts.components === 3 },
    get decodes() {
      return decodes;
    },
  };
}

describe('a picture that fits already', () => {
  test('goes out with the very bytes that came in, to any number, and is not even decoded', async () => {
    const table = new EncodeTable();
    const bytes = await encodeJpeg(PICTURE, { quality: 90 });
    const frame = received(bytes);
    const sent = await Promise.all(Array.from({ length: 32 }, () => table.encode(frame, PANEL)));
    for (const { bytes: out, passed } of sent) {
      expect(out).toBe(bytes);
      expect(passed).toBe(true);
    }
    expect([table.encodes, table.passed, table.shared, frame.decodes]).toEqual([0, 1, 31, 0]);
  });

  test('passes whatever the wording of a look that changes nothing', async () => {
    const table = new EncodeTable();
    const frame = received(await encodeJpeg(PICTURE, { quality: 75 }));
    const { view: _, ...asItIs } = PANEL;
    for (const encoding of [
      asItIs,
      { ...PANEL, view: viewOf(SIDE, SIDE, { fit: 'cover', background: '#ffffff', resample: 'pixel-art' }) },
      { ...PANEL, quality: 100 },
    ])
      expect((await table.encode(frame, encoding)).passed).toBe(true);
    expect(table.encodes).toBe(0);
  });

  test('is encoded for who wants another size, format, look or part of it', async () => {
    const table = new EncodeTable();
    const frame = received(await encodeJpeg(PICTURE, { quality: 75 }));
    for (const encoding of [
      { ...PANEL, view: viewOf(48, 48) },
      { ...PANEL, format: 'webp' },
      { ...PANEL, view: viewOf(SIDE, SIDE, { cap: 0.9 }) },
      { ...PANEL, view: viewOf(SIDE, SIDE, { flip: 'vertical' }) },
      { ...PANEL, region: { x: 0, y: 0, width: 16, height: 16 } },
    ] as const)
      expect((await table.encode(frame, encoding)).passed).toBe(false);
    expect(table.encodes).toBe(5);
  });

  test('is encoded anew for who is short of bytes, unless it is as small already', async () => {
    const [large, small] = [
      await encodeJpeg(PICTURE, { quality: 95 }),
      await encodeJpeg(PICTURE, { quality: 40 }),
    ];
    const scarce = { ...PANEL, quality: 45 };
    const { passed, bytes } = await new EncodeTable().encode(received(large), scarce);
    expect(passed).toBe(false);
    expect(bytes.length).toBeLessThan(large.length);
    expect((await new EncodeTable().encode(received(small), scarce)).bytes).toBe(small);
  });

  test('PNG and WebP pass too', async () => {
    for (const [format, bytes] of [
      ['png', await encodePng(PICTURE)],
      ['webp', await encodeWebp(PICTURE, { quality: 80 })],
    ] as const)
      expect((await new EncodeTable().encode(received(bytes, format), { ...PANEL, format })).bytes).toBe(
        bytes,
      );
  });
});

describe('what does not pass untouched', () => {
  test('S4: progressive, grey, or turned by its EXIF', async () => {
    for (const bytes of [
      await sharpOf().jpeg({ progressive: true }).toBuffer(),
      await sharpOf().toColourspace('b-w').jpeg().toBuffer(),
      await sharpOf().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    ]) {
      const sent = await new EncodeTable().encode(received(bytes), PANEL);
      expect(sent.passed).toBe(false);
      expect(readImageHeader(sent.bytes)?.jpeg).toMatchObject({ baseline: true, components: 3 });
    }
  });

  test('S3: one that is cut off is refused with a sentence, and never sent', async () => {
    const jpeg = await encodeJpeg(PICTURE, { quality: 75 });
    const png = await encodePng(PICTURE);
    for (const [bytes, format] of [
      [jpeg.subarray(0, -2), 'jpeg'],
      [jpeg.subarray(0, jpeg.length >> 1), 'jpeg'],
      [png.subarray(0, png.length >> 1), 'png'],
    ] as const)
      await expect(
        new EncodeTable().encode(received(bytes, format), { ...PANEL, format }),
      ).rejects.toMatchObject({
        name: 'ImageError',
        code: 'broken',
      });
  });

  test('one whose bytes are of another size than its frame says', async () => {
    const smaller = received(await encodeJpeg(drawing(48), { quality: 75 }));
    expect((await new EncodeTable().encode(smaller, PANEL)).passed).toBe(false);
  });

  test('one that is translucent or moves: a display would show it otherwise', async () => {
    const glass = painted(SIDE, SIDE, () => [255, 0, 0, 100]);
    const raw = { width: SIDE, height: SIDE, channels: 4 } as const;
    const two = Buffer.concat([PICTURE.data, glass.data]);
    for (const [bytes, format] of [
      [await loadSharp()(glass.data, { raw }).png().toBuffer(), 'png'],
      [await loadSharp()(glass.data, { raw }).webp().toBuffer(), 'webp'],
      [
        await loadSharp()(two, { raw: { ...raw, height: 2 * SIDE, pageHeight: SIDE } })
          .webp()
          .toBuffer(),
        'webp',
      ],
    ] as const)
      expect((await new EncodeTable().encode(received(bytes, format), { ...PANEL, format })).passed).toBe(
        false,
      );
  });
});

describe('the quality of a JPEG', () => {
  test.each([20, 40, 50, 75, 90, 95, 100])('%i is read back from its tables', async quality => {
    expect(Math.abs(jpegQuality(await encodeJpeg(PICTURE, { quality })) - quality)).toBeLessThanOrEqual(1);
    const foreign = await sharpOf().jpeg({ quality }).toBuffer();
    expect(Math.abs(jpegQuality(foreign) - quality)).toBeLessThanOrEqual(1);
  });

  test('is the best where nothing is told', () => {
    for (const bytes of [Buffer.from('ffd8ffd9', 'hex'), Buffer.from('ffd8ffdb', 'hex'), Buffer.alloc(0)])
      expect(jpegQuality(bytes)).toBe(100);
  });
});
