import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TouchMoves } from './touch-moves.ts';

const word = (text: string) => ({ bytes: Buffer.from(text), binary: false });

test('R16 of each finger the newest move waits, and the one that waits longest goes first', () => {
  const finger = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(fc.array(finger), fingers => {
      const moves = new TouchMoves();
      fingers.forEach((one, index) => {
        moves.put(one, word(`${one} ${index}`));
      });
      const waiting = [...new Set(fingers)];
      for (const one of waiting) {
        expect(moves.take()?.bytes.toString()).toBe(`${one} ${fingers.lastIndexOf(one)}`);
      }
      expect(moves.waiting).toBe(false);
    }),
  );
});

test('R16 a finger is taken by name, once', () => {
  const moves = new TouchMoves();
  moves.put('a', word('a'));
  moves.put('b', word('b'));
  expect(moves.take('b')?.bytes.toString()).toBe('b');
  expect(moves.take('b')).toBeUndefined();
  expect(moves.take()?.bytes.toString()).toBe('a');
});

test('R16 any number of fingers takes bounded memory: the oldest give way', () => {
  const moves = new TouchMoves();
  for (let finger = 0; finger < 10_000; finger += 1) moves.put(`${finger}`, word(`${finger}`));
  const kept: number[] = [];
  for (let move = moves.take(); move; move = moves.take()) kept.push(Number(move.bytes.toString()));
  expect(kept.length).toBeLessThanOrEqual(64);
  expect(kept.at(-1)).toBe(9_999);
});
