import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrderedQueue } from './ordered-queue.ts';

const MAX_BYTES = 100;

test('R13 messages come out in the order they went in, and never more bytes wait than allowed', () => {
  const actions = fc.array(fc.option(fc.nat(60), { nil: undefined }), { maxLength: 100 });
  fc.assert(
    fc.property(actions, sizes => {
      const queue = new OrderedQueue(MAX_BYTES);
      const model: Buffer[] = [];
      for (const size of sizes) {
        if (size === undefined) {
          expect(queue.shift()?.bytes).toBe(model.shift());
        } else {
          const bytes = Buffer.alloc(size);
          const waiting = model.reduce((sum, other) => sum + other.length, 0);
          expect(queue.push({ bytes, binary: true })).toBe(waiting + size <= MAX_BYTES);
          if (waiting + size <= MAX_BYTES) model.push(bytes);
        }
        expect(queue.bytes).toBe(model.reduce((sum, other) => sum + other.length, 0));
        expect(queue.empty).toBe(model.length === 0);
      }
    }),
  );
});
