import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PICTURE_FORMATS } from '../contract/delivery.ts';
import { decodePreviewMessage, encodePreviewMessage } from './preview-message.ts';

const region = fc.record({ x: fc.nat(), y: fc.nat(), width: fc.nat(), height: fc.nat() });
const whole = {
  // Also lone surrogates and letters of every script: a name may be part of an id.
  display: fc.string({ unit: 'binary', maxLength: 100 }),
  sequence: fc.nat(),
  sentAtMs: fc.nat(),
  format: fc.constantFrom(...PICTURE_FORMATS),
  bytes: fc.uint8Array({ maxLength: 300 }),
};
const pictures = fc.oneof(fc.record(whole), fc.record({ ...whole, region }));

it('design §4.7 S2: a picture, or a region of one, comes out as it went in, byte for byte', () => {
  fc.assert(
    fc.property(pictures, picture => {
      const message = encodePreviewMessage(picture);
      const padded = new Uint8Array([9, 9, 9, ...message]);
      expect(decodePreviewMessage(message)).toEqual({ type: 'picture', ...picture });
      expect(decodePreviewMessage(padded.subarray(3))).toEqual({ type: 'picture', ...picture });
    }),
  );
});

it('anything else is nothing, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      expect(decodePreviewMessage(bytes)).toBeUndefined();
    }),
  );
});

it('a message that was cut short within its header is nothing', () => {
  const bytes = new Uint8Array(5);
  const message = encodePreviewMessage({ display: 'Bar', sequence: 1, sentAtMs: 2, format: 'png', bytes });
  for (let length = 0; length < message.length - 5; length += 1) {
    expect(decodePreviewMessage(message.subarray(0, length))).toBeUndefined();
  }
});

it('an id that fits into no header is refused', () => {
  const picture = { sequence: 1, sentAtMs: 2, format: 'jpeg', bytes: new Uint8Array() } as const;
  expect(() => encodePreviewMessage({ ...picture, display: 'x'.repeat(70_000) })).toThrow(RangeError);
});
