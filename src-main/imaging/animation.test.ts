import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Animation, readAnimation } from './animation.ts';
import { ImageError } from './image-error.ts';
import { encodePng } from './pictures.ts';
import type { Pixels } from './pixels.ts';
import { loadSharp } from './sharp.ts';
import { painted, pixelAt, plain } from './test-kit/test-pictures.ts';
import { gifOf } from './test-kit/tiny-gif.ts';

const COLOURS = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
] as const;
const [RED, GREEN, BLUE] = COLOURS.map(colour => [...colour, 255]);
const CLEAR = [0, 0, 0, 0];

/** What sharp makes of pictures of one size that follow each other. */
async function animated(format: 'gif' | 'webp', pictures: readonly Pixels[], options = {}): Promise<Buffer> {
  const [first] = pictures;
  const { width = 0, height = 0 } = first ?? {};
  const raw = { width, height: height * pictures.length, channels: 4, pageHeight: height } as const;
  const all = loadSharp()(Buffer.concat(pictures.map(({ data }) => data)), { raw });
  return format === 'gif' ? all.gif(options).toBuffer() : all.webp({ lossless: true, ...options }).toBuffer();
}

/** Where the last picture of a GIF says how long its first code is; after its colours, if it has some of its own. */
function codeSizeOfLast(gif: Buffer): number {
  const descriptor = gif.lastIndexOf(Buffer.of(0x2c, 0, 0, 0, 0));
  const flags = gif[descriptor + 9] ?? 0;
  return descriptor + 10 + (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
}

async function framesOf({ frames }: Animation): Promise<Pixels[]> {
  const all: Pixels[] = [];
  for await (const frame of frames) all.push(frame);
  return all;
}

test('a GIF may say something more after its last picture', async () => {
  const pictures = [1, 2].map(colour => ({ x: 0, y: 0, width: 4, height: 4, colour: colour as 1 | 2 }));
  const gif = gifOf({ width: 4, height: 4, pictures });
  const comment = Buffer.of(0x21, 0xfe, 2, 0x68, 0x69, 0);
  const animation = await readAnimation(Buffer.concat([gif.subarray(0, -1), comment, gif.subarray(-1)]));
  expect((await framesOf(animation)).map(frame => pixelAt(frame, 1, 1))).toEqual([RED, GREEN]);
});

describe.each(['gif', 'webp'] as const)('an animated %s', format => {
  const fields = COLOURS.map(colour => plain(24, 16, colour));

  test('shows its pictures in order, each in full, as often as one likes', async () => {
    const animation = await readAnimation(await animated(format, fields, { delay: [40, 200, 120], loop: 0 }));
    expect(animation).toMatchObject({ width: 24, height: 16, delaysMs: [40, 200, 120], loop: 0 });
    for (let round = 0; round < 2; round += 1) {
      const frames = await framesOf(animation);
      expect(frames.map(frame => pixelAt(frame, 12, 8))).toEqual([RED, GREEN, BLUE]);
      for (const { width, height, data } of frames)
        expect([width, height, data.length]).toEqual([24, 16, 24 * 16 * 4]);
    }
  });

  test('of which only a part changes is whole in every picture', async () => {
    const moving = Array.from({ length: 6 }, (_, step) =>
      painted(64, 48, (x, y) =>
        x >= step * 10 && x < step * 10 + 8 && y < 20 ? [255, 255, 0] : [10, 60, 90],
      ),
    );
    const frames = await framesOf(await readAnimation(await animated(format, moving)));
    expect(frames).toHaveLength(6);
    frames.forEach((frame, step) => {
      for (const [x, y] of [
        [step * 10 + 4, 10],
        [step * 10 + 9, 10],
        [2, 30],
      ] as const) {
        const [meant, shown] = [moving[step] && pixelAt(moving[step], x, y), pixelAt(frame, x, y)];
        for (const [channel, level] of shown.entries())
          expect(Math.abs(level - (meant?.[channel] ?? 0))).toBeLessThan(10);
      }
    });
  });

  test('with holes says that something may be seen through them', async () => {
    const holed = fields.map(({ width, height }, at) =>
      painted(width, height, x => [255, 0, 0, x >> 3 === at ? 0 : 255]),
    );
    const [first] = await framesOf(await readAnimation(await animated(format, holed)));
    expect(first?.translucent).toBe(true);
    expect(first && [pixelAt(first, 2, 2)[3], pixelAt(first, 12, 2)[3]]).toEqual([0, 255]);
    const [whole] = await framesOf(await readAnimation(await animated(format, fields)));
    expect(whole?.translucent).toBeUndefined();
  });

  test('that forgot its delays is as fast as in a browser', async () => {
    const bytes = await animated(format, fields, { delay: [0, 10, 20] });
    expect((await readAnimation(bytes)).delaysMs).toEqual([100, 100, 20]);
  });

  test('is decoded picture by picture: one that is damaged ends it there, with a sentence', async () => {
    const bytes = await animated(format, fields);
    const frames: Pixels[] = [];
    const play = async (all: Buffer) => {
      for await (const frame of (await readAnimation(all)).frames) frames.push(frame);
    };
    const damaged = Buffer.from(bytes);
    const at = format === 'gif' ? codeSizeOfLast(bytes) : bytes.lastIndexOf('VP8L') + 8;
    damaged[at] = 0xff;
    await expect(play(damaged)).rejects.toBeInstanceOf(ImageError);
    expect(frames.length).toBeLessThan(3);
  });

  test('that is cut off anywhere is refused, or ends with a sentence; it is never half a picture', async () => {
    const bytes = await animated(format, fields);
    for (let length = 0; length < bytes.length - 1; length += 7) {
      const play = async () => framesOf(await readAnimation(bytes.subarray(0, length)));
      await expect(play(), `${length} bytes`).rejects.toBeInstanceOf(ImageError);
    }
  });

  test('of which anything is damaged never does worse', async () => {
    const bytes = await animated(format, fields);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, value) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = value;
        try {
          const animation = await readAnimation(damaged, { maxSidePx: 512 });
          for (const frame of await framesOf(animation))
            expect(frame.data.length).toBe(animation.width * animation.height * 4);
        } catch (error) {
          expect(error).toBeInstanceOf(ImageError);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('how pictures of a GIF follow each other', () => {
  const canvas = { width: 8, height: 8 };
  const base = { x: 0, y: 0, width: 8, height: 8, colour: 1 } as const;
  const spot = { x: 2, y: 2, width: 3, height: 3 };

  test('one stays, is cleared, or gives back what was before', async () => {
    for (const [disposal, expected] of [
      [1, GREEN],
      [2, CLEAR],
      [3, RED],
    ] as const) {
      const bytes = gifOf({
        ...canvas,
        pictures: [base, { ...spot, colour: 2, disposal }, { x: 7, y: 7, width: 1, height: 1, colour: 3 }],
      });
      const frames = await framesOf(await readAnimation(bytes));
      expect(frames[1] && pixelAt(frames[1], 3, 3)).toEqual(GREEN);
      expect(frames[2] && pixelAt(frames[2], 3, 3)).toEqual(expected);
      expect(frames[2] && [pixelAt(frames[2], 0, 0), pixelAt(frames[2], 7, 7)]).toEqual([RED, BLUE]);
    }
  });

  test('one that reaches beyond the canvas is cut', async () => {
    const bytes = gifOf({ ...canvas, pictures: [base, { x: 6, y: 6, width: 5, height: 5, colour: 2 }] });
    const frames = await framesOf(await readAnimation(bytes));
    expect(frames[1] && [pixelAt(frames[1], 7, 7), pixelAt(frames[1], 5, 7)]).toEqual([GREEN, RED]);
  });

  test('what does not say that it is repeated is played once, what says so once more than that', async () => {
    expect((await readAnimation(gifOf({ ...canvas, pictures: [base, base] }))).loop).toBe(1);
    expect((await readAnimation(gifOf({ ...canvas, pictures: [base, base], repeats: 4 }))).loop).toBe(5);
    expect((await readAnimation(gifOf({ ...canvas, pictures: [base, base], repeats: 0 }))).loop).toBe(0);
  });
});

describe('what is too much is refused by what it says, undecoded', () => {
  const one = { x: 0, y: 0, width: 1, height: 1, colour: 1 } as const;

  test('10,000 pictures', async () => {
    const bytes = gifOf({ width: 4, height: 4, pictures: Array(10_000).fill(one) });
    await expect(readAnimation(bytes)).rejects.toMatchObject({
      code: 'too-large',
      message: 'The animation has more than 1000 pictures.',
    });
    expect((await readAnimation(bytes, { maxPictures: 10_000 })).delaysMs).toHaveLength(10_000);
  });

  test('pictures that are too large, together or one of them', async () => {
    const large = gifOf({ width: 4000, height: 4000, pictures: Array(200).fill(one) });
    await expect(readAnimation(large)).rejects.toMatchObject({ code: 'too-large', message: /too much work/ });
    const bomb = gifOf({ width: 4, height: 4, pictures: [{ ...one, width: 60_000, height: 60_000 }] });
    await expect(readAnimation(bomb)).rejects.toMatchObject({ code: 'too-large', message: /60000 px/ });
    const canvas = gifOf({ width: 30_000, height: 30_000, pictures: [one] });
    await expect(readAnimation(canvas)).rejects.toMatchObject({ code: 'too-large' });
  });

  test('what is no GIF or WebP, or has no picture', async () => {
    await expect(readAnimation(await encodePng(plain(4, 4, [1, 2, 3])))).rejects.toMatchObject({
      code: 'unknown-format',
    });
    await expect(readAnimation(Buffer.from('<svg/>'))).rejects.toMatchObject({ code: 'unknown-format' });
    await expect(readAnimation(gifOf({ width: 4, height: 4, pictures: [] }))).rejects.toMatchObject({
      code: 'broken',
    });
  });
});

test('a still WebP or GIF is an animation of one picture', async () => {
  const picture = plain(20, 10, [255, 0, 0]);
  const raw = { width: 20, height: 10, channels: 4 } as const;
  for (const bytes of [
    await loadSharp()(picture.data, { raw }).webp({ lossless: true }).toBuffer(),
    await loadSharp()(picture.data, { raw }).gif().toBuffer(),
  ]) {
    const animation = await readAnimation(bytes);
    expect(animation.delaysMs).toHaveLength(1);
    expect((await framesOf(animation)).map(frame => pixelAt(frame, 5, 5))).toEqual([RED]);
  }
});
