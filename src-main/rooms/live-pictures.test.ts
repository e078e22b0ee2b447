import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '#shared/document/item';
import { ManualClock } from '#shared/manual-clock';
import { LivePictures } from './live-pictures.ts';

const pictureOf = (id: string, version: number): Item => ({
  kind: 'picture',
  id,
  order: 1,
  author: 'peer',
  layer: 0,
  bytes: Uint8Array.of(version),
});

const versionOf = (item: Item | undefined) => (item?.kind === 'picture' ? item.bytes[0] : undefined);

describe('live pictures on their way to an artist', () => {
  it('R19: come at most four a second, only over an idle link, and the last one always', () => {
    const step = fc.record({ waitMs: fc.nat(120), idle: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), steps => {
        const clock = new ManualClock();
        let idle = true;
        const sent: { at: number; idle: boolean; item: Item }[] = [];
        const pictures = new LivePictures({
          clock,
          idle: () => idle,
          send: item => sent.push({ at: clock.now(), idle, item }),
        });
        for (const [version, step] of steps.entries()) {
          idle = step.idle;
          pictures.put(pictureOf('a', version));
          clock.advance(step.waitMs);
        }
        idle = true;
        clock.advance(1_000);
        expect(versionOf(sent.at(-1)?.item)).toBe(steps.length - 1);
        expect(sent.every(one => one.idle)).toBe(true);
        for (const [index, { at }] of sent.entries()) {
          expect(at - (sent[index - 1]?.at ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(250);
        }
        expect(clock.pending).toBe(0);
      }),
    );
  });

  it('R19: the last one of a hold is sent even when the next hold begins at once', () => {
    const clock = new ManualClock();
    const sent: Item[] = [];
    const pictures = new LivePictures({ clock, idle: () => true, send: item => sent.push(item) });
    for (const [id, version] of [
      ['a', 1],
      ['a', 2],
      ['b', 3],
      ['b', 4],
    ] as const) {
      pictures.put(pictureOf(id, version));
    }
    clock.advance(1_000);
    expect(sent.map(item => [item.id, versionOf(item)])).toEqual([
      ['a', 1],
      ['a', 2],
      ['b', 4],
    ]);
  });

  it('are forgotten when a catch-up holds them', () => {
    const clock = new ManualClock();
    const sent: Item[] = [];
    const pictures = new LivePictures({ clock, idle: () => false, send: item => sent.push(item) });
    pictures.put(pictureOf('a', 1));
    pictures.empty();
    clock.advance(1_000);
    expect([sent.length, clock.pending]).toEqual([0, 0]);
  });
});
