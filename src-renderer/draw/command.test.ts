import { describe, expect, it } from 'vitest';
import { ITEM_ID_PATTERN } from '#shared/document/item';
import { encodeArtistBinary } from '#shared/wire/artist-messages';
import { type Command, commandOf, messageOf } from './command.ts';
import { makeId, makeToken } from './random-id.ts';
import { point, STYLE } from './relay-double.test-support.ts';

const commands: readonly Command[] = [
  { kind: 'commit', id: 'commit-01', layer: 0, stroke: { style: STYLE, points: [point(1, 2)] } },
  { kind: 'undo', id: 'undo-0001' },
  { kind: 'redo', id: 'redo-0001' },
  { kind: 'clear', id: 'clear-001' },
];

describe('commands', () => {
  it.each(commands)('A5: $kind comes back from the device as it was kept', command => {
    expect(commandOf(messageOf(command))).toEqual(command);
  });

  it.each([
    ['nothing', undefined],
    ['text that is no JSON', 'x'],
    ['a beat', '{"type":"beat"}'],
    ['an id that none may have', '{"type":"undo","id":"<script>"}'],
    ['bytes that are no message', Uint8Array.of(2, 255, 255)],
    ['points', encodeArtistBinary({ kind: 'points', id: 'stroke-01', from: 0, points: [point(1, 2)] })],
  ])('refuses %s', (_what, message) => {
    expect(() => commandOf(message)).toThrow();
  });
});

describe('makeId', () => {
  it('A1: is what the relay takes for an id, whatever the source yields', () => {
    for (const byte of [0, 31, 32, 127, 128, 255]) {
      expect(makeId(count => new Uint8Array(count).fill(byte))).toMatch(ITEM_ID_PATTERN);
    }
  });

  it('takes every letter as often as the next', () => {
    const letters = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const letter = makeId(count => new Uint8Array(count).fill(byte)).charAt(0);
      letters.set(letter, (letters.get(letter) ?? 0) + 1);
    }
    expect([...letters.values()]).toEqual(Array.from({ length: 32 }, () => 8));
  });

  it('a token is longer than an id, and as long as a hello may carry', () => {
    const token = makeToken(count => new Uint8Array(count));
    expect(token).toHaveLength(32);
  });
});
