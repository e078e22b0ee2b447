import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ImageFormat, readImageHeader, sniffFormat } from './image-header.ts';
import { encodeJpeg } from './jpeg.ts';
import { loadSharp } from './sharp.ts';

const [WIDTH, HEIGHT] = [48, 33];
const samples = new Map<string, { format: ImageFormat; bytes: Buffer }>();

beforeAll(async () => {
  const blank = () =>
    loadSharp()({ create: { width: WIDTH, height: HEIGHT, channels: 4, background: '#c0ffee80' } });
  const add = async (name: string, format: ImageFormat, bytes: Promise<Buffer>) =>
    samples.set(name, { format, bytes: await bytes });
  await add('PNG', 'png', blank().png().toBuffer());
  await add('GIF', 'gif', blank().gif().toBuffer());
  await add('lossy WebP with alpha', 'webp', blank().webp().toBuffer());
  await add('lossy WebP', 'webp', blank().removeAlpha().webp().toBuffer());
  await add('lossless WebP', 'webp', blank().webp({ lossless: true }).toBuffer());
  await add('JPEG', 'jpeg', blank().jpeg().toBuffer());
  await add(
    'JPEG with EXIF',
    'jpeg',
    blank()
      .withExif({ IFD0: { Artist: 'A'.repeat(9000) } })
      .jpeg()
      .toBuffer(),
  );
});

describe('the header of a picture', () => {
  test.for(['PNG', 'GIF', 'lossy WebP with alpha', 'lossy WebP', 'lossless WebP', 'JPEG', 'JPEG with EXIF'])(
    'tells format and size of a %s',
    name => {
      const sample = samples.get(name);
      const header = readImageHeader(sample?.bytes ?? new Uint8Array());
      expect(header).toMatchObject({ format: sample?.format, width: WIDTH, height: HEIGHT });
    },
  );

  test('S4: tells what a panel must know of a JPEG', async () => {
    const pixels = { width: 32, height: 32, data: Buffer.alloc(32 * 32 * 4, 0x55) };
    for (const subsampling of ['4:2:0', '4:2:2'] as const) {
      const header = readImageHeader(await encodeJpeg(pixels, { quality: 75, subsampling }));
      expect(header?.jpeg).toEqual({ baseline: true, components: 3, subsampling, bits: 8 });
    }
    const raw = () => loadSharp()(pixels.data, { raw: { width: 32, height: 32, channels: 4 } });
    const facts = async (bytes: Promise<Buffer>) => readImageHeader(await bytes)?.jpeg;
    expect(await facts(raw().jpeg({ progressive: true }).toBuffer())).toMatchObject({ baseline: false });
    expect(await facts(raw().toColourspace('b-w').jpeg().toBuffer())).toMatchObject({
      components: 1,
      subsampling: 'other',
    });
    const full = raw().jpeg({ chromaSubsampling: '4:4:4' }).toBuffer();
    expect(await facts(full)).toMatchObject({ subsampling: '4:4:4', components: 3 });
  });

  test('R14: tells the size of a picture bomb without decoding it', () => {
    const bomb = Buffer.alloc(64);
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bomb);
    bomb.writeUInt32BE(30_000, 16);
    bomb.writeUInt32BE(30_000, 20);
    expect(readImageHeader(bomb)).toEqual({ format: 'png', width: 30_000, height: 30_000 });
  });

  test('an impossible size is no header', () => {
    const png = Buffer.from(samples.get('PNG')?.bytes ?? []);
    png.writeUInt32BE(0, 16);
    expect(readImageHeader(png)).toBeUndefined();
    expect(sniffFormat(png)).toBe('png');
  });

  test('reads a JPEG past fill bytes, and gives up where the scan begins', () => {
    const start = [0xff, 0xd8, 0xff, 0xff, 0xff];
    const frame = [0xc1, 0, 11, 8, 0, 20, 0, 10, 1, 1, 0x11, 0];
    expect(readImageHeader(Uint8Array.from([...start, ...frame]))).toMatchObject({
      width: 10,
      height: 20,
      jpeg: { baseline: false, components: 1 },
    });
    expect(readImageHeader(Uint8Array.from([...start, 0xda, 0, 2, 0xff, ...frame]))).toBeUndefined();
  });

  test('never throws and never invents: cut, damaged or random bytes', () => {
    const sample = fc.constantFrom(
      'PNG',
      'GIF',
      'lossy WebP',
      'lossless WebP',
      'lossy WebP with alpha',
      'JPEG',
    );
    const damaged = fc
      .tuple(
        sample,
        fc.nat(),
        fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      )
      .map(([name, cut, changes]) => {
        const original = samples.get(name)?.bytes ?? Buffer.alloc(1);
        const bytes = Buffer.from(original.subarray(0, cut % (original.length + 1)));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 64 })), bytes => {
        const header = readImageHeader(bytes);
        if (!header) return;
        expect(header.format).toBe(sniffFormat(bytes));
        expect(header.width > 0 && header.height > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
