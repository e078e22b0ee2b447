import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodecError } from '../document/stroke-codec.ts';
import {
  type ArtistBinaryIn,
  type ArtistBinaryOut,
  ArtistTextIn,
  ArtistTextOut,
  decodeArtistBinaryIn,
  decodeArtistBinaryOut,
  encodeArtistBinary,
} from './artist-messages.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{8,40}$/);
const number = fc.integer({ min: 0, max: 0xffff_ffff });
/** Values that the wire carries exactly, so that messages can be compared whole. */
const point = fc.record({
  x: fc.integer({ min: -16_000, max: 16_000 }).map(value => value / 16),
  y: fc.integer({ min: -16_000, max: 16_000 }).map(value => value / 16),
  pressure: fc.integer({ min: 0, max: 255 }).map(value => value / 255),
  atMs: fc.constant(12),
});
const stroke = fc.record({
  style: fc.record({
    brush: fc.constant('pen' as const),
    colour: fc.constantFrom('#000000', '#ff8800', '#0a5bd6'),
    size: fc.integer({ min: 8, max: 6400 }).map(value => value / 16),
    opacity: fc.integer({ min: 3, max: 255 }).map(value => value / 255),
  }),
  points: fc.array(point, { minLength: 1, maxLength: 20 }),
});
const bytes = fc.uint8Array({ maxLength: 100 });
const author = fc.stringMatching(/^[A-Za-z0-9]{1,40}$/);

const pointsMessage = fc.record({
  kind: fc.constant('points' as const),
  id,
  from: number,
  points: fc.array(point, { maxLength: 20 }),
});
const commit = fc.record({ kind: fc.constant('commit' as const), id, layer: number, stroke });
const common = { id, order: number, author, layer: number };
const item = fc.oneof(
  fc.record({ kind: fc.constant('stroke' as const), ...common, stroke }),
  fc.record({ kind: fc.constant('clear' as const), ...common }),
  fc.record({ kind: fc.constant('picture' as const), ...common, bytes }),
);
const messageIn: fc.Arbitrary<ArtistBinaryIn> = fc.oneof(pointsMessage, commit);
const messageOut: fc.Arbitrary<ArtistBinaryOut> = fc.oneof(
  pointsMessage,
  fc.record({ kind: fc.constant('item' as const), item }),
  fc.record({ kind: fc.constant('raster' as const), part: number, parts: number, bytes }),
);

describe('A: binary messages', () => {
  test('A2: from an artist arrive as they were sent', () => {
    fc.assert(
      fc.property(messageIn, message => {
        expect(decodeArtistBinaryIn(encodeArtistBinary(message))).toEqual(message);
      }),
    );
  });

  test('A6: from the relay arrive as they were sent', () => {
    fc.assert(
      fc.property(messageOut, message => {
        expect(decodeArtistBinaryOut(encodeArtistBinary(message))).toEqual(message);
      }),
    );
  });

  test('A1: items and rasters cannot come from a client: the relay is the only writer', () => {
    fc.assert(
      fc.property(messageOut, message => {
        fc.pre(message.kind !== 'points');
        const encoded = encodeArtistBinary(message);
        expect(() => decodeArtistBinaryIn(encoded)).toThrow(CodecError);
      }),
    );
  });

  test('R15: nonsense and damage end in a CodecError or a message, never in anything else', () => {
    const damaged = fc
      .tuple(messageOut, fc.nat(), fc.integer({ min: 0, max: 255 }))
      .map(([message, at, value]) => {
        const encoded = encodeArtistBinary(message);
        encoded[at % encoded.length] = value;
        return encoded;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 120 }), damaged), encoded => {
        for (const decode of [decodeArtistBinaryIn, decodeArtistBinaryOut]) {
          try {
            expect(decode(encoded).kind).toMatch(/^(points|commit|item|raster)$/);
          } catch (error) {
            expect(error).toBeInstanceOf(CodecError);
          }
        }
      }),
    );
  });

  test('an id that could not be stored is refused', () => {
    const encoded = encodeArtistBinary({ kind: 'points', id: "x'; DROP TABLE", from: 0, points: [] });
    expect(() => decodeArtistBinaryIn(encoded)).toThrow('an id has characters that none may have');
  });
});

describe('A: text messages', () => {
  test('A1: commands without a proper id, and styles that no brush has, are refused', () => {
    const style = { brush: 'pen', colour: '#ff0000', size: 8, opacity: 1 };
    const begin = (change: object) =>
      ArtistTextIn.safeParse({ type: 'begin', id: 'stroke-01', style, ...change });
    expect(begin({}).success).toBe(true);
    expect(begin({ id: 'short' }).success).toBe(false);
    for (const wrong of [{ size: 0 }, { size: 401 }, { opacity: 0 }, { colour: 'red' }, { brush: 'spray' }])
      expect(begin({ style: { ...style, ...wrong } }).success).toBe(false);
  });

  test('a token too short to be a secret is refused', () => {
    expect(ArtistTextIn.safeParse({ type: 'hello', token: 'x'.repeat(15) }).success).toBe(false);
    expect(
      ArtistTextIn.safeParse({ type: 'hello', token: 'x'.repeat(16), name: ' Ana ' }).data,
    ).toMatchObject({
      name: 'Ana',
    });
  });

  test('what only the relay may say is not a command', () => {
    for (const type of ['welcome', 'reset', 'removed', 'accepted', 'item'])
      expect(ArtistTextIn.safeParse({ type, id: 'stroke-01' }).success).toBe(false);
    expect(ArtistTextOut.safeParse({ type: 'accepted', id: 'stroke-01' }).success).toBe(true);
  });

  test('R15: anything that is not a message is refused without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(ArtistTextIn.safeParse(value).success).toBe(false);
      }),
    );
  });
});
