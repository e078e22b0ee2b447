import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { EncodeTable } from '../imaging/encode-table.ts';
import { encodeWithin } from './encode-within.ts';
import { TestSource } from './test-kit/test-source.ts';

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
    const { encoded, begun } = await encodeWithin(encodes, frame, {
      format: 'jpeg',
      quality: 75,
      maxBytes: 75_000,
    });
    expect(encoded?.encoding.quality).toBe(75);
    expect(begun).toBe(1);
    expect(tried).toEqual([75]);
  });

  it('S3 lowers the quality of a picture that is too large, in steps', async () => {
    const { encodes, tried, frame } = weighing();
    const { encoded } = await encodeWithin(encodes, frame, { format: 'jpeg', quality: 75, maxBytes: 50_000 });
    expect(encoded?.bytes.length).toBe(45_000);
    expect(tried).toEqual([75, 60, 45]);
  });

  it('S3 gives up below the lowest quality and says how large it was', async () => {
    const { encodes, frame } = weighing();
    const fitted = await encodeWithin(encodes, frame, { format: 'jpeg', quality: 75, maxBytes: 44_999 });
    expect(fitted).toMatchObject({ encoded: undefined, bytes: 45_000 });
  });

  it('never goes above the quality of the route', async () => {
    const { encodes, tried, frame } = weighing();
    await encodeWithin(encodes, frame, { format: 'jpeg', quality: 50, maxBytes: 1 });
    expect(tried).toEqual([50, 45]);
  });

  it('counts no encode that somebody else had made', async () => {
    const { encodes, frame } = weighing();
    const limits = { format: 'jpeg', quality: 75, maxBytes: 80_000 } as const;
    const both = await Promise.all([
      encodeWithin(encodes, frame, limits),
      encodeWithin(encodes, frame, limits),
    ]);
    expect(both.map(({ begun }) => begun)).toEqual([1, 0]);
    expect(both[0]?.encoded).toBe(both[1]?.encoded);
  });
});
