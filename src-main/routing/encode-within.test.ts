import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { EncodeTable } from '../imaging/encode-table.ts';
import { encodeWithin } from './encode-within.ts';
import { TestSource } from './test-kit/test-source.ts';

const JPEG = { format: 'jpeg', quality: 75 } as const;

/** An encoder whose pictures weigh 1,000 bytes per point of quality. */
function weighing() {
  const tried: number[] = [];
  const encodes = new EncodeTable({
    encoder: async (_, { quality }) => {
      tried.push(quality);
      return Buffer.alloc(quality * 1_000);
    },
  });
  return { encodes, tried, frame: new TestSource(new ManualClock()).current() };
}

describe('encodeWithin', () => {
  it('encodes once when the picture fits', async () => {
    const { encodes, tried, frame } = weighing();
    const { encoded, begun } = await encodeWithin(encodes, frame, JPEG, 75_000);
    expect(encoded?.encoding.quality).toBe(75);
    expect(begun).toBe(1);
    expect(tried).toEqual([75]);
  });

  it('S3 says how large a picture was that did not fit as it was asked for', async () => {
    const { encodes, frame } = weighing();
    expect((await encodeWithin(encodes, frame, JPEG, 50_000)).tooLarge).toBe(75_000);
    expect((await encodeWithin(encodes, frame, JPEG, 80_000)).tooLarge).toBeUndefined();
  });

  it('S2 lowers the quality of a region, and of nothing more', async () => {
    const { encodes, frame } = weighing();
    const region = { x: 16, y: 32, width: 16, height: 16 };
    const { encoded } = await encodeWithin(encodes, frame, { ...JPEG, region }, 50_000);
    expect(encoded?.encoding).toMatchObject({ quality: 45, region });
  });

  it('S3 lowers the quality of a picture that is too large, in steps', async () => {
    const { encodes, tried, frame } = weighing();
    const { encoded } = await encodeWithin(encodes, frame, JPEG, 50_000);
    expect(encoded?.bytes.length).toBe(45_000);
    expect(tried).toEqual([75, 60, 45]);
  });

  it('S3 gives up below the lowest quality and says how large it was', async () => {
    const { encodes, frame } = weighing();
    const fitted = await encodeWithin(encodes, frame, JPEG, 44_999);
    expect(fitted).toMatchObject({ encoded: undefined, bytes: 45_000 });
  });

  it('never goes above the quality of the route', async () => {
    const { encodes, tried, frame } = weighing();
    await encodeWithin(encodes, frame, { ...JPEG, quality: 50 }, 1);
    expect(tried).toEqual([50, 45]);
  });

  it('counts no encode that somebody else had made', async () => {
    const { encodes, frame } = weighing();
    const both = await Promise.all([
      encodeWithin(encodes, frame, JPEG, 80_000),
      encodeWithin(encodes, frame, JPEG, 80_000),
    ]);
    expect(both.map(({ begun }) => begun)).toEqual([1, 0]);
    expect(both[0]?.encoded).toBe(both[1]?.encoded);
  });
});
