import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRoomCode, parseRoomCode, ROOM_CODE_ALPHABET, RoomCode } from './room-code.ts';

const code = fc
  .array(fc.constantFrom(...ROOM_CODE_ALPHABET.split('')), { minLength: 6, maxLength: 6 })
  .map(letters => letters.join(''));

describe('R2: room codes', () => {
  test('are read in any case and with blanks around', () => {
    fc.assert(
      fc.property(code, made => {
        expect(parseRoomCode(made)).toBe(made);
        expect(parseRoomCode(` ${made.toLowerCase()}\n`)).toBe(made);
        expect(RoomCode.parse(made.toLowerCase())).toBe(made);
      }),
    );
  });

  test('that cannot exist are refused', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const parsed = parseRoomCode(text);
        expect(parsed === undefined || /^[A-HJKMNP-Z2-9]{6}$/.test(parsed)).toBe(true);
        expect(RoomCode.safeParse(text).success).toBe(parsed !== undefined);
      }),
    );
    for (const wrong of ['', 'ABCDE', 'ABCDEFG', 'ABCDE0', 'ABCDEO', 'ABCDE1', 'ABCDEI', 'ABCDEL', 'ABC DEF'])
      expect(parseRoomCode(wrong)).toBeUndefined();
  });

  test('are made of what is read, from any source of bytes', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 255 })), stream => {
        // A source that is stuck above the unbiased range would never end; a real one is not.
        let count = 0;
        const bytes = (wanted: number) =>
          Uint8Array.from({ length: wanted }, () => (count++ % 2 ? (stream.next().value ?? 0) : count % 31));
        const made = makeRoomCode(bytes);
        expect(parseRoomCode(made)).toBe(made);
      }),
    );
  });

  test('use every letter as often as the others', () => {
    const counts = new Map<string, number>();
    let next = 0;
    const everyByteInTurn = (wanted: number) => Uint8Array.from({ length: wanted }, () => next++ % 256);
    for (let made = 0; made < 31 * 8 * 6; made += 1)
      for (const letter of makeRoomCode(everyByteInTurn)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    const all = [...counts.values()];
    expect(all).toHaveLength(ROOM_CODE_ALPHABET.length);
    expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(6);
  });
});
