import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stroke, StrokePoint } from './stroke.ts';
import {
  ByteReader,
  ByteWriter,
  CodecError,
  decodeStroke,
  encodeStroke,
  readPoints,
  writePoints,
} from './stroke-codec.ts';

const coordinate = fc.double({ min: -16_384, max: 16_384, noNaN: true });
const point = fc.record({
  x: coordinate,
  y: coordinate,
  pressure: fc.double({ min: 0, max: 1, noNaN: true }),
  atMs: fc.integer({ min: 0, max: 86_400_000 }),
});
/** Time goes on in a stroke. */
const points = (minLength: number) =>
  fc.array(point, { minLength, maxLength: 60 }).map(all => {
    const times = all.map(one => one.atMs).sort((a, b) => a - b);
    return all.map((one, index) => ({ ...one, atMs: times[index] ?? 0 }));
  });
const colour = fc.integer({ min: 0, max: 0xff_ffff }).map(value => `#${value.toString(16).padStart(6, '0')}`);
const stroke: fc.Arbitrary<Stroke> = fc.record({
  style: fc.record({
    brush: fc.constant('pen' as const),
    colour,
    size: fc.double({ min: 0.5, max: 400, noNaN: true }),
    opacity: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
  points: points(1),
});

function expectNear(actual: readonly StrokePoint[], expected: readonly StrokePoint[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((one, index) => {
    expect(Math.abs(one.x - (expected[index]?.x ?? 0))).toBeLessThanOrEqual(1 / 32);
    expect(Math.abs(one.y - (expected[index]?.y ?? 0))).toBeLessThanOrEqual(1 / 32);
    expect(Math.abs(one.pressure - (expected[index]?.pressure ?? 0))).toBeLessThanOrEqual(1 / 510);
    expect(one.atMs).toBe(expected[index]?.atMs);
  });
}

describe('A2: strokes in few bytes', () => {
  test('come back as they were, to a sixteenth of a unit', () => {
    fc.assert(
      fc.property(stroke, one => {
        const back = decodeStroke(encodeStroke(one));
        expectNear(back.points, one.points);
        expect(back.style.colour).toBe(one.style.colour);
        expect(Math.abs(back.style.size - one.style.size)).toBeLessThanOrEqual(1 / 32);
        expect(Math.abs(back.style.opacity - one.style.opacity)).toBeLessThanOrEqual(1 / 200);
      }),
    );
  });

  test('do not drift: a stroke that was stored is stored the same way again', () => {
    fc.assert(
      fc.property(stroke, one => {
        const bytes = encodeStroke(one);
        expect(encodeStroke(decodeStroke(bytes))).toEqual(bytes);
      }),
    );
  });

  test('points that travel in parts are the points that travel at once', () => {
    fc.assert(
      fc.property(points(2), fc.nat(59), (all, cut) => {
        const whole = decodeAlone(encodeAlone(all));
        const parts = [all.slice(0, cut), all.slice(cut)].map(part => decodeAlone(encodeAlone(part)));
        expect(parts.flat()).toEqual(whole);
      }),
    );
  });

  test('take a tenth of JSON for a hand at 120 Hz', () => {
    const hand = Array.from({ length: 200 }, (_, index) => ({
      x: 300 + 150 * Math.sin(index / 30),
      y: 300 + 150 * Math.cos(index / 40),
      pressure: 0.5 + 0.2 * Math.sin(index / 25),
      atMs: index * 8,
    }));
    const style = { brush: 'pen', colour: '#101418', size: 6, opacity: 1 } as const;
    const bytes = encodeStroke({ style, points: hand });
    expect(bytes.length).toBeLessThan(JSON.stringify(hand).length / 10);
  });

  test('what no hand draws is brought into range before it travels', () => {
    const wild = [
      { x: Number.NaN, y: Number.POSITIVE_INFINITY, pressure: 7, atMs: -5 },
      { x: -1e9, y: 1e9, pressure: Number.NaN, atMs: Number.MAX_VALUE },
    ];
    for (const one of decodeAlone(encodeAlone(wild))) {
      expect(Math.abs(one.x)).toBeLessThanOrEqual(16_384);
      expect(Math.abs(one.y)).toBeLessThanOrEqual(16_384);
      expect(one.pressure >= 0 && one.pressure <= 1).toBe(true);
    }
  });
});

describe('what a stranger sends', () => {
  test('is a stroke or a CodecError, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        expectStrokeOrCodecError(bytes);
      }),
    );
  });

  test('is a stroke or a CodecError also when a real one was damaged', () => {
    fc.assert(
      fc.property(stroke, fc.nat(), fc.integer({ min: 0, max: 255 }), (one, at, value) => {
        const bytes = encodeStroke(one);
        bytes[at % bytes.length] = value;
        expectStrokeOrCodecError(bytes);
      }),
    );
  });

  test('is refused when it ends too early or goes on too long', () => {
    fc.assert(
      fc.property(stroke, fc.nat(), (one, cut) => {
        const bytes = encodeStroke(one);
        expect(() => decodeStroke(bytes.subarray(0, cut % bytes.length))).toThrow(CodecError);
        expect(() => decodeStroke(Uint8Array.of(...bytes, 0))).toThrow(CodecError);
      }),
    );
  });

  test('A2: a stroke without points, or with more than 20,000, is refused before its points are read', () => {
    const head = encodeStroke({
      style: { brush: 'pen', colour: '#000000', size: 1, opacity: 1 },
      points: [{ x: 0, y: 0, pressure: 0, atMs: 0 }],
    }).subarray(0, 7);
    const withCount = (...count: number[]) => Uint8Array.of(...head, ...count);
    expect(() => decodeStroke(withCount(0))).toThrow('at least one point');
    expect(() => decodeStroke(withCount(0xa1, 0x9c, 0x01))).toThrow('at most 20000 points');
    expect(() => decodeStroke(withCount(0xff, 0xff, 0xff, 0xff, 0x0f))).toThrow('at most 20000 points');
  });

  test('a version that is not ours is named', () => {
    expect(() => decodeStroke(Uint8Array.of(9, 0, 0))).toThrow('version 9');
  });
});

describe('numbers', () => {
  test('of 32 bits survive, signed and unsigned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), fc.integer(), (natural, whole) => {
        const writer = new ByteWriter();
        writer.varint(natural);
        writer.zigzag(whole);
        const reader = new ByteReader(writer.finish());
        expect([reader.varint(), reader.zigzag(), reader.ended]).toEqual([natural, whole, true]);
      }),
    );
  });

  test('that never end are refused', () => {
    expect(() => new ByteReader(new Uint8Array(9).fill(0x80)).varint()).toThrow('a number is too long');
  });

  test('a writer grows to what is written into it', () => {
    const writer = new ByteWriter();
    const long = new Uint8Array(5000).fill(7);
    writer.byte(1);
    writer.bytes(long);
    expect(writer.finish()).toEqual(Uint8Array.of(1, ...long));
  });
});

function encodeAlone(all: readonly StrokePoint[]): Uint8Array {
  const writer = new ByteWriter();
  writePoints(writer, all);
  return writer.finish();
}

function decodeAlone(bytes: Uint8Array): StrokePoint[] {
  return readPoints(new ByteReader(bytes));
}

function expectStrokeOrCodecError(bytes: Uint8Array): void {
  try {
    const { style, points: all } = decodeStroke(bytes);
    expect(style.size).toBeGreaterThan(0);
    expect(all.every(one => Number.isFinite(one.x) && Number.isFinite(one.y))).toBe(true);
  } catch (error) {
    expect(error).toBeInstanceOf(CodecError);
  }
}
