import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeJpeg } from '../imaging/jpeg.ts';
import { encodePng } from '../imaging/pictures.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { readDataUrl, readFinal, readProgram } from './incoming-picture.ts';

const SIDE_MAX = 4096;
const grey: Pixels = { width: 32, height: 16, data: Buffer.alloc(32 * 16 * 4, 0x80) };
const jpeg = await encodeJpeg(grey, { quality: 75 });
const png = await encodePng(grey);

const s1 = (format: number, payload: Buffer): Buffer => {
  const header = Buffer.from([0x44, 0x50, format, 0, 0, 0, 0, 0]);
  header.writeUInt32LE(payload.length, 4);
  return Buffer.concat([header, payload]);
};

/** The first bytes of a PNG that claims a size; a decoder would ask for `width × height × 4` bytes. */
const pngHeader = (width: number, height: number): Buffer => {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};

describe('R5 a data URL', () => {
  test('is a picture by its bytes, whatever it calls itself', () => {
    const url = `data:image/png;base64,${jpeg.toString('base64')}`;
    expect(readDataUrl(url, SIDE_MAX)).toMatchObject({
      kind: 'picture',
      header: { format: 'jpeg', width: 32 },
    });
    expect(readDataUrl(`data:image/jpeg;base64,${png.toString('base64')}`, SIDE_MAX)).toMatchObject({
      header: { format: 'png' },
    });
  });

  test.each([
    'data:image/jpeg;base64,',
    'data:image/jpeg;base64,!!!!',
    'data:image/jpeg,abc',
    'data:image/',
    '',
  ])('R15 %j is nonsense', url => expect(readDataUrl(url, SIDE_MAX).kind).toBe('nonsense'));
});

test('R6 a final is a PNG; other bytes are nonsense', () => {
  expect(readFinal(png, SIDE_MAX)).toMatchObject({ kind: 'picture', bytes: png });
  expect(readFinal(jpeg, SIDE_MAX).kind).toBe('nonsense');
  expect(readFinal(Buffer.from('GIF89a-------------'), SIDE_MAX).kind).toBe('nonsense');
  expect(readFinal(Buffer.alloc(0), SIDE_MAX).kind).toBe('nonsense');
});

test('R12 the program is a JPEG behind a stream header, or a bare JPEG or PNG', () => {
  expect(readProgram(s1(1, jpeg), SIDE_MAX)).toMatchObject({
    kind: 'picture',
    bytes: jpeg,
    header: { format: 'jpeg' },
  });
  expect(readProgram(jpeg, SIDE_MAX)).toMatchObject({ kind: 'picture', bytes: jpeg });
  expect(readProgram(png, SIDE_MAX)).toMatchObject({ kind: 'picture', bytes: png });
});

test('R12, S3 a stream header with another format or a wrong size is nonsense', () => {
  expect(readProgram(s1(2, jpeg), SIDE_MAX).kind).toBe('nonsense');
  expect(readProgram(s1(1, png), SIDE_MAX).kind).toBe('nonsense');
  expect(readProgram(s1(1, jpeg).subarray(0, -1), SIDE_MAX).kind).toBe('nonsense');
});

test('R15 what is wrong is called by name', () => {
  const mistakeOf = (bytes: Buffer) => readProgram(bytes, SIDE_MAX);
  expect(mistakeOf(Buffer.from('GIF89a-------------'))).toMatchObject({ mistake: 'gif' });
  expect(mistakeOf(Buffer.from('hello'))).toMatchObject({ mistake: 'no-picture' });
  expect(mistakeOf(jpeg.subarray(0, 12))).toMatchObject({ mistake: 'no-whole-jpeg' });
  expect(mistakeOf(s1(1, jpeg).subarray(0, -1))).toMatchObject({ mistake: 'no-whole-jpeg' });
  expect(readDataUrl('data:image/jpeg,abc', SIDE_MAX)).toMatchObject({ mistake: 'no-picture' });
});

test('R15 a JPEG that was cut off anywhere is none; one that its encoder filled up is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: jpeg.length }), missing => {
      expect(readProgram(jpeg.subarray(0, -missing), SIDE_MAX).kind).toBe('nonsense');
    }),
  );
  expect(readProgram(Buffer.concat([jpeg, Buffer.alloc(1_000)]), SIDE_MAX).kind).toBe('picture');
});

test('R14 a picture bomb is known by its header: 4096 a side pass, 4097 and 30,000 do not', () => {
  expect(readFinal(pngHeader(4096, 4096), SIDE_MAX).kind).toBe('picture');
  expect(readFinal(pngHeader(4097, 1), SIDE_MAX)).toEqual({ kind: 'too-large', widthPx: 4097, heightPx: 1 });
  expect(readProgram(pngHeader(30_000, 30_000), SIDE_MAX).kind).toBe('too-large');
});

test('R15 any bytes are read without a throw', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 64 }),
      fc.constantFrom(png, jpeg, Buffer.alloc(0)),
      (bytes, head) => {
        const message = Buffer.concat([head.subarray(0, 24), bytes]);
        readFinal(message, SIDE_MAX);
        readProgram(message, SIDE_MAX);
        readDataUrl(`data:image/png;base64,${message.toString('base64')}`, SIDE_MAX);
      },
    ),
  );
});
