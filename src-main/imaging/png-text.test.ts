import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { ImageError } from './image-error.ts';
import { decodePicture, encodePng } from './pictures.ts';
import { type PngTexts, withPngTexts } from './png-text.ts';
import { loadSharp } from './sharp.ts';

const PIXELS = { width: 3, height: 2, data: Buffer.from([...Array(24).keys()].map(at => (at * 37) | 3)) };

const TEXTS: Required<PngTexts> = {
  Title: 'Taller de otoño',
  Author: 'Ana, Łukasz, 花子',
  Description: 'Un árbol rojo 🌳\nbajo la lluvia: "¿sí?" \\ <b>',
  'Creation Time': '2026-11-21T22:57:03+01:00',
  Software: 'Lienzo',
};

/** Every keyword and text, as sharp (libspng) reads it. */
async function readBySharp(png: Buffer): Promise<Record<string, string>> {
  const { comments = [] } = await loadSharp()(png).metadata();
  return Object.fromEntries(comments.map(({ keyword, text }) => [keyword, text]));
}

/** Pillow reads texts of its own accord, and its `verify` checks the CRC of every chunk. */
const PILLOW = `
import json, sys
from PIL import Image
Image.open(sys.argv[1]).verify()
picture = Image.open(sys.argv[1])
print(json.dumps({**{k: str(v) for k, v in picture.text.items()}, "size": list(picture.size)}))
`;

describe('texts in a PNG', () => {
  test('are read by sharp, in every script, and the picture is the same', async () => {
    const plain = await encodePng(PIXELS);
    const png = withPngTexts(plain, TEXTS);
    expect(await readBySharp(png)).toEqual(TEXTS);
    expect((await decodePicture(png)).data.equals((await decodePicture(plain)).data)).toBe(true);
  });

  test('are read by Pillow, and every chunk has the right CRC', async context => {
    const file = path.join(temporaryFolder(), 'picture.png');
    writeFileSync(file, withPngTexts(await encodePng(PIXELS), TEXTS));
    const python = spawnSync('/usr/bin/python3', ['-c', PILLOW, file], { encoding: 'utf8' });
    if (python.error || python.stderr.includes('No module named')) context.skip('Pillow is not installed');
    expect(python.stderr).toBe('');
    expect(JSON.parse(python.stdout)).toEqual({ ...TEXTS, size: [3, 2] });
  });

  test('stand before the pixels, where a reader that stops there sees them', async () => {
    const png = withPngTexts(await encodePng(PIXELS), { Title: 'Hall' });
    expect(png.indexOf('iTXt')).toBeGreaterThan(png.indexOf('IHDR'));
    expect(png.indexOf('iTXt')).toBeLessThan(png.indexOf('IDAT'));
  });

  test('of any content come back as they were', async () => {
    const plain = await encodePng(PIXELS);
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2_000 });
    await fc.assert(
      fc.asyncProperty(text, async description => {
        const read = await readBySharp(withPngTexts(plain, { Description: description }));
        expect(read['Description'] ?? '').toBe(description.replaceAll('\0', ''));
      }),
      { numRuns: 50 },
    );
  });

  test('that are empty are left out; a NUL, which would end the text, is taken out', async () => {
    const plain = await encodePng(PIXELS);
    expect(withPngTexts(plain, { Author: '', Description: '' }).equals(plain)).toBe(true);
    expect(await readBySharp(withPngTexts(plain, { Title: 'a\0b' }))).toEqual({ Title: 'ab' });
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['a PNG that is cut off', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('cannot be put into %s', (_what, bytes) => {
    expect(() => withPngTexts(bytes, TEXTS)).toThrow(ImageError);
  });
});
