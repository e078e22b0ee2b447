import { describe, expect, test } from 'vitest';
import { readImageHeader } from '../imaging/image-header.ts';
import { loadSharp } from '../imaging/sharp.ts';
import { originalOf } from './original.ts';

interface Made {
  readonly width?: number;
  readonly grey?: boolean;
  readonly progressive?: boolean;
  readonly chromaSubsampling?: '4:2:0' | '4:4:4';
}

async function jpeg({ width = 32, grey = false, progressive = false, chromaSubsampling = '4:2:0' }: Made) {
  const create = { width, height: 32, channels: 3, background: '#336699' } as const;
  const picture = loadSharp()({ create }).toColourspace(grey ? 'b-w' : 'srgb');
  return picture.jpeg({ progressive, chromaSubsampling }).toBuffer();
}

function of(bytes: Buffer) {
  const header = readImageHeader(bytes);
  if (!header) throw new Error('not a picture');
  return originalOf(bytes, header);
}

describe('S4 a picture as it came', () => {
  test('is what a stream takes when it is a plain JPEG', async () => {
    const bytes = await jpeg({});
    expect(of(bytes)).toEqual({ format: 'jpeg', bytes, baseline: true });
  });

  test.each<[string, Made]>([
    ['progressive', { progressive: true }],
    ['grey', { grey: true }],
    ['without subsampling', { chromaSubsampling: '4:4:4' }],
    ['no multiple of 16 wide', { width: 30 }],
  ])('is not for streams when it is %s', async (_, made) => {
    expect(of(await jpeg(made))).toMatchObject({ format: 'jpeg', baseline: false });
  });

  test('may be a PNG or a WebP for those who take one', async () => {
    const create = { width: 32, height: 32, channels: 3, background: '#336699' } as const;
    expect(of(await loadSharp()({ create }).png().toBuffer())).toMatchObject({
      format: 'png',
      baseline: false,
    });
    expect(of(await loadSharp()({ create }).webp().toBuffer())).toMatchObject({
      format: 'webp',
      baseline: false,
    });
  });

  test('is nothing for a display when it is a GIF', async () => {
    const create = { width: 32, height: 32, channels: 3, background: '#336699' } as const;
    expect(of(await loadSharp()({ create }).gif().toBuffer())).toBeUndefined();
  });
});
