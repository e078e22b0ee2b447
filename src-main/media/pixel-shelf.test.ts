import { describe, expect, it, vi } from 'vitest';
import type { Pixels } from '../imaging/pixels.ts';
import { PixelShelf } from './pixel-shelf.ts';

function pixelsOf(bytes: number): Pixels {
  return { width: bytes / 4, height: 1, data: Buffer.alloc(bytes) };
}

describe('the decoded stills', () => {
  it('are decoded once, also for those who ask at the same time', async () => {
    const shelf = new PixelShelf(100);
    const load = vi.fn(async () => pixelsOf(40));
    const picture = {};
    const [first, second] = await Promise.all([shelf.pixels(picture, load), shelf.pixels(picture, load)]);
    expect(second).toBe(first);
    expect(await shelf.pixels(picture, load)).toBe(first);
    expect(load).toHaveBeenCalledOnce();
  });

  it('never take more than their bound; those that were asked for last stay', async () => {
    const shelf = new PixelShelf(100);
    const pictures = Array.from({ length: 50 }, () => ({}));
    for (const picture of pictures) {
      await shelf.pixels(picture, async () => pixelsOf(40));
      expect(shelf.bytes).toBeLessThanOrEqual(100);
    }
    expect(shelf.bytes).toBe(80);
  });

  it('are the same buffer for as long as somebody holds it, although they had to give way', async () => {
    const shelf = new PixelShelf(50);
    const picture = {};
    const held = await shelf.pixels(picture, async () => pixelsOf(40));
    await shelf.pixels({}, async () => pixelsOf(40));
    expect(await shelf.pixels(picture, async () => pixelsOf(40))).toBe(held);
  });

  it('that are larger than all of the shelf are given and not kept', async () => {
    const shelf = new PixelShelf(50);
    expect((await shelf.pixels({}, async () => pixelsOf(60))).data).toHaveLength(60);
    expect(shelf.bytes).toBe(0);
  });

  it('that could not be decoded are tried again', async () => {
    const shelf = new PixelShelf(50);
    const picture = {};
    await expect(shelf.pixels(picture, () => Promise.reject(new Error('locked')))).rejects.toThrow('locked');
    expect(await shelf.pixels(picture, async () => pixelsOf(40))).toBeDefined();
  });
});
