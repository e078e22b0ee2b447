import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { NewestPicture } from './newest-picture.ts';

const BROKEN = 0;

/** A decoder that takes as long as the test wants; pictures are one byte, 0 is none. */
function decoding() {
  const shown: number[] = [];
  const waiting: (() => void)[] = [];
  const seen = { unreadable: 0, atOnce: 0, mostAtOnce: 0 };
  const newest = new NewestPicture<number>({
    decode: async ([picture = BROKEN]) => {
      seen.atOnce += 1;
      seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.atOnce);
      await new Promise<void>(resolve => waiting.push(resolve));
      seen.atOnce -= 1;
      if (picture === BROKEN) throw new Error('no picture');
      return picture;
    },
    show: picture => shown.push(picture),
    unreadable: () => {
      seen.unreadable += 1;
    },
  });
  const settle = async () => {
    waiting.shift()?.();
    // The next one is taken within the same turn.
    await new Promise(resolve => setImmediate(resolve));
  };
  return { put: (picture: number) => newest.put(Uint8Array.of(picture)), settle, shown, seen };
}

it('what comes while one is decoded gives way to the newest', async () => {
  const { put, settle, shown } = decoding();
  for (const picture of [1, 2, 3, 4]) put(picture);
  await settle();
  await settle();
  expect(shown).toEqual([1, 4]);
});

it('a broken picture changes nothing, and the next one is shown', async () => {
  const { put, settle, shown, seen } = decoding();
  put(1);
  await settle();
  put(BROKEN);
  await settle();
  expect([shown, seen.unreadable]).toEqual([[1], 1]);
  put(2);
  await settle();
  expect(shown).toEqual([1, 2]);
});

test('whatever comes when: in order, one at a time, and the last one is shown', async () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.constant('put') },
    { weight: 2, arbitrary: fc.constant('settle') },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async steps => {
      const { put, settle, shown, seen } = decoding();
      let last = 0;
      for (const what of steps) {
        if (what === 'put') put(++last);
        else await settle();
      }
      await settle();
      await settle();
      expect(shown).toEqual([...shown].sort((one, other) => one - other));
      expect(shown.at(-1) ?? 0).toBe(last);
      expect(seen.mostAtOnce).toBeLessThanOrEqual(1);
    }),
    { numRuns: 50 },
  );
});
