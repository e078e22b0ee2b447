import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStreamMessage } from './frame-check.ts';
import { frame, regionFrame } from './test-kit/stream-sender.ts';
import { jpegPicture } from './test-kit/test-pictures.ts';

describe('what a streamed message must be', () => {
  it('S1 S3 the test vector has a right header and no picture behind it', () => {
    const vector = Buffer.from('445001000400000' + '0ffd8ffd9', 'hex');
    expect(frame(Buffer.from('ffd8ffd9', 'hex'))).toEqual(vector);
    expect(checkStreamMessage(vector)).toBeUndefined();
  });

  it('S3 S4 takes a panel JPEG; flag bit 0 asks for an acknowledgement, other bits mean nothing', async () => {
    const jpeg = await jpegPicture(1);
    expect(checkStreamMessage(frame(jpeg))).toEqual({ jpeg, acknowledge: false });
    expect(checkStreamMessage(frame(jpeg, { flags: 0xff }))).toEqual({ jpeg, acknowledge: true });
    expect(checkStreamMessage(frame(jpeg, { flags: 0xfe }))).toEqual({ jpeg, acknowledge: false });
  });

  it('S2 takes a region: on the grid, inside the panel, and as large as its JPEG', async () => {
    const jpeg = await jpegPicture(1, 48);
    const place = { x: 16, y: 672, width: 48, height: 48 };
    expect(checkStreamMessage(regionFrame(jpeg, place))).toEqual({ jpeg, region: place, acknowledge: true });
    for (const wrong of [{ x: 8 }, { y: 673 }, { x: 688 }, { y: 688 }, { width: 32 }, { height: 64 }]) {
      expect(checkStreamMessage(regionFrame(jpeg, { ...place, ...wrong }))).toBeUndefined();
    }
    expect(checkStreamMessage(regionFrame(await jpegPicture(1, 40), place))).toBeUndefined();
  });

  it('S3 never throws, whatever comes', async () => {
    const [whole, part] = [await jpegPicture(1), await jpegPicture(1, 48)];
    const spoiled = (valid: Buffer) =>
      fc
        .tuple(fc.nat(700), fc.integer({ min: 0, max: 255 }), fc.nat(valid.length))
        .map(([at, byte, length]) => {
          const message = Buffer.from(valid.subarray(0, length));
          if (at < length) message[at] = byte;
          return message;
        });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array().map(bytes => Buffer.from(bytes)),
          spoiled(frame(whole)),
          spoiled(regionFrame(part, { x: 16, y: 32, width: 48, height: 48 })),
        ),
        message => {
          expect(() => checkStreamMessage(message)).not.toThrow();
        },
      ),
    );
  });

  it('S3 a frame that was cut is invalid wherever it was cut', async () => {
    const valid = frame(await jpegPicture(1));
    fc.assert(
      fc.property(fc.nat(valid.length - 1), length => {
        expect(checkStreamMessage(valid.subarray(0, length))).toBeUndefined();
      }),
    );
  });
});
