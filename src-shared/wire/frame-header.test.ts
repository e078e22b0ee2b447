import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FRAME_FLAG_ACKNOWLEDGE,
  FRAME_FORMAT,
  readFrameHeader,
  readRegionPlace,
  writeFrameHeader,
  writeRegionPlace,
} from './frame-header.ts';

function message(header: { format: number; flags: number }, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + payload.length);
  writeFrameHeader(bytes, { ...header, size: payload.length });
  bytes.set(payload, 8);
  return bytes;
}

function hex(text: string): Uint8Array {
  return Uint8Array.from(text.split(' '), byte => Number.parseInt(byte, 16));
}

const byte = fc.integer({ min: 0, max: 255 });
const payload = fc.uint8Array({ maxLength: 300 });

describe('S1: the frame header', () => {
  test('S1: test vector: JPEG payload ff d8 ff d9 without flags', () => {
    const vector = hex('44 50 01 00 04 00 00 00 ff d8 ff d9');
    expect(message({ format: FRAME_FORMAT.jpeg, flags: 0 }, hex('ff d8 ff d9'))).toEqual(vector);
    expect(readFrameHeader(vector)).toEqual({ format: 1, flags: 0, size: 4 });
  });

  test('S1: receivers also take 54 44, the ASCII of "TD"', () => {
    expect(readFrameHeader(hex('54 44 01 01 02 00 00 00 aa bb'))).toEqual({
      format: FRAME_FORMAT.jpeg,
      flags: FRAME_FLAG_ACKNOWLEDGE,
      size: 2,
    });
  });

  test('S1: what is written is read, wherever in a buffer it lies', () => {
    fc.assert(
      fc.property(byte, byte, payload, fc.nat(20), (format, flags, content, offset) => {
        const whole = new Uint8Array(offset + 8 + content.length);
        whole.set(message({ format, flags }, content), offset);
        expect(readFrameHeader(whole.subarray(offset))).toEqual({ format, flags, size: content.length });
      }),
    );
  });

  test('S3: a wrong magic is no frame', () => {
    fc.assert(
      fc.property(byte, byte, payload, (first, second, content) => {
        const known = (first === 0x44 && second === 0x50) || (first === 0x54 && second === 0x44);
        const bytes = message({ format: 1, flags: 0 }, content);
        bytes.set([first, second]);
        expect(readFrameHeader(bytes) !== undefined).toBe(known);
      }),
    );
  });

  test('S3: a size unequal to what follows is no frame', () => {
    fc.assert(
      fc.property(payload, fc.integer({ min: 0, max: 0xffff_ffff }), (content, claimed) => {
        fc.pre(claimed !== content.length);
        const bytes = new Uint8Array(8 + content.length);
        writeFrameHeader(bytes, { format: 1, flags: 0, size: claimed });
        expect(readFrameHeader(bytes)).toBeUndefined();
      }),
    );
  });

  test('S3: anything cut short is no frame, and nothing throws', () => {
    fc.assert(
      fc.property(payload, fc.nat(310), (content, length) => {
        const bytes = message({ format: 1, flags: 0 }, content);
        fc.pre(length < bytes.length);
        expect(readFrameHeader(bytes.subarray(0, length))).toBeUndefined();
      }),
    );
  });
});

describe('S2: the place of a region', () => {
  test('S2: x, y, w, h, u16 each, little-endian, before the JPEG', () => {
    const payload = hex('10 00 d0 02 00 01 30 00 ff d8');
    expect(readRegionPlace(payload)).toEqual({ x: 16, y: 720, width: 256, height: 48 });
    const written = new Uint8Array(10);
    writeRegionPlace(written, 0, { x: 16, y: 720, width: 256, height: 48 });
    expect(written.subarray(0, 8)).toEqual(payload.subarray(0, 8));
  });

  test('S2: what is written is read, wherever in a buffer it lies', () => {
    const px = fc.integer({ min: 0, max: 0xffff });
    const place = fc.record({ x: px, y: px, width: px, height: px });
    fc.assert(
      fc.property(place, fc.nat(40), (written, at) => {
        const bytes = new Uint8Array(64).subarray(7);
        writeRegionPlace(bytes, at, written);
        expect(readRegionPlace(bytes.subarray(at))).toEqual(written);
      }),
    );
  });

  test('S3: fewer bytes than a place has are none', () => {
    for (let length = 0; length < 8; length += 1)
      expect(readRegionPlace(new Uint8Array(length))).toBeUndefined();
  });
});
