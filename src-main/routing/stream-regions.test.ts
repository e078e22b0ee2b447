import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '#shared/brush/surface';
import { NEUTRAL_LOOK } from '#shared/contract/look';
import { ManualClock } from '#shared/manual-clock';
import type { Frame } from '../imaging/frame.ts';
import { PANEL_VIEW } from './panel-view.ts';
import { StreamRegions, showsAllOf } from './stream-regions.ts';

const SIDE = 720;

function frame(sequence: number, changed?: Rect, source = 'canvas:K7QMXD'): Frame {
  return {
    source,
    sequence,
    width: SIDE,
    height: SIDE,
    marks: { receivedAt: 0, composedAt: 0 },
    contributors: new Set(),
    ...(changed && { changed }),
    // Not there yet, so that what is said to have changed is what counts.
    pixels: () => Promise.resolve({ width: SIDE, height: SIDE, data: Buffer.alloc(0) }),
  };
}

function regionsOf() {
  const clock = new ManualClock();
  const refreshed: number[] = [];
  const regions = new StreamRegions({ clock, refresh: () => refreshed.push(clock.now()) });
  const send = (sent: Frame, alone = true) => {
    regions.add(sent);
    return regions.take(sent, alone);
  };
  return { clock, refreshed, regions, send };
}

const DOT: Rect = { x: 100, y: 200, width: 3, height: 20 };
const DOT_IN_BLOCKS: Rect = { x: 96, y: 192, width: 16, height: 32 };

describe('StreamRegions', () => {
  it('S2 sends the first picture whole, then what changed, in blocks of 16', () => {
    const { send } = regionsOf();
    expect(send(frame(1))).toBeUndefined();
    expect(send(frame(2, DOT))).toEqual(DOT_IN_BLOCKS);
  });

  it('S2 joins what changed in frames that were never sent', () => {
    const { regions, send } = regionsOf();
    send(frame(1));
    regions.add(frame(2, { x: 0, y: 0, width: 1, height: 1 }));
    regions.add(frame(3, { x: 50, y: 40, width: 1, height: 1 }));
    expect(regions.take(frame(3), true)).toEqual({ x: 0, y: 0, width: 64, height: 48 });
    expect(send(frame(4, DOT))).toEqual(DOT_IN_BLOCKS);
  });

  it.each([
    ['a frame was missed', frame(3, DOT)],
    ['a frame does not say what changed', frame(2)],
    ['another source leads', frame(2, DOT, 'program:K7QMXD')],
    ['most of it changed', frame(2, { x: 0, y: 0, width: SIDE, height: 400 })],
    ['it is the very same picture, sent again', frame(1)],
  ])('S2 sends all of it when %s, and goes on with regions', (_, next) => {
    const { send } = regionsOf();
    send(frame(1));
    expect(send(next)).toBeUndefined();
    expect(send(frame(next.sequence + 1, DOT, next.source))).toEqual(DOT_IN_BLOCKS);
  });

  it('S2 a picture that was sent in another way is no ground for a region', () => {
    const { send } = regionsOf();
    send(frame(1));
    expect(send(frame(2, DOT), false)).toBeUndefined();
    expect(send(frame(3, DOT))).toBeUndefined();
    expect(send(frame(4, DOT))).toEqual(DOT_IN_BLOCKS);
  });

  it('S2 one whole picture within 5 s of the first region, then nothing', () => {
    const { clock, refreshed, send } = regionsOf();
    send(frame(1));
    for (const sequence of [2, 3, 4]) {
      send(frame(sequence, DOT));
      clock.advance(1_000);
    }
    clock.advance(1_999);
    expect(refreshed).toEqual([]);
    clock.advance(1);
    expect(refreshed).toEqual([5_000]);
    expect(send(frame(4))).toBeUndefined();
    clock.advance(60_000);
    expect(refreshed).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  it('S2 needs no whole picture when one has left meanwhile', () => {
    const { clock, refreshed, regions, send } = regionsOf();
    send(frame(1));
    send(frame(2, DOT));
    regions.renew();
    send(frame(3, DOT));
    clock.advance(60_000);
    expect(refreshed).toEqual([]);
  });

  it('S2 after a loss the next picture is whole, at once if regions were sent, and once only', () => {
    const { refreshed, regions, send } = regionsOf();
    send(frame(1));
    regions.lost();
    expect(refreshed).toEqual([]);
    expect(send(frame(2, DOT))).toBeUndefined();
    send(frame(3, DOT));
    regions.lost();
    regions.lost();
    expect(refreshed).toHaveLength(1);
    expect(send(frame(3))).toBeUndefined();
  });

  it('S2 sends a corner of what may have changed when nothing did: the display expects something', () => {
    const { send } = regionsOf();
    const pixels = { width: SIDE, height: SIDE, data: Buffer.alloc(SIDE * SIDE * 4) };
    send({ ...frame(1), pixels: () => pixels });
    expect(send({ ...frame(2, DOT), pixels: () => pixels })).toEqual({ ...DOT_IN_BLOCKS, height: 16 });
  });

  it('begins anew with another connection, and leaves no timer', () => {
    const { clock, regions, send } = regionsOf();
    send(frame(1));
    send(frame(2, DOT));
    regions.close();
    expect(clock.pending).toBe(0);
    expect(send(frame(3, DOT))).toBeUndefined();
  });

  it('S2 S3 whatever happens, the display knows every point that changed, and no region leaves its grid', () => {
    const within = fc.integer({ min: 0, max: SIDE - 1 });
    const rect = fc
      .tuple(within, within, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }))
      .map(([x, y, width, height]) => ({
        x,
        y,
        width: Math.min(width, SIDE - x),
        height: Math.min(height, SIDE - y),
      }));
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ changed: rect, sent: fc.boolean() }) },
      { weight: 1, arbitrary: fc.constant('lost' as const) },
      { weight: 1, arbitrary: fc.constant('unseen' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const { regions } = regionsOf();
        /** Sequence that the display has of each block's corner points; the source's own beside it. */
        const [shown, painted] = [new Map<string, number>(), new Map<string, number>()];
        const paint = (target: Map<string, number>, { x, y, width, height }: Rect, sequence: number) => {
          for (const px of [x, x + width - 1])
            for (const py of [y, y + height - 1]) target.set(`${px} ${py}`, sequence);
        };
        let sequence = 0;
        for (const now of steps) {
          if (now === 'lost') regions.lost();
          else if (now === 'unseen') sequence += 1;
          else {
            sequence += 1;
            const newest = frame(sequence, now.changed);
            paint(painted, now.changed, sequence);
            regions.add(newest);
            if (!now.sent) continue;
            const area = regions.take(newest, true);
            for (const [point, at] of painted) {
              const [x = 0, y = 0] = point.split(' ').map(Number);
              const inside =
                !area || (x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height);
              if (inside) shown.set(point, at);
            }
            expect(shown).toEqual(painted);
            if (area) {
              for (const px of [area.x, area.y, area.width, area.height]) expect(px % 16).toBe(0);
              expect(Math.max(area.x + area.width, area.y + area.height)).toBeLessThanOrEqual(SIDE);
            }
          }
        }
      }),
    );
  });
});

describe('showsAllOf', () => {
  const whole = { width: SIDE, height: SIDE };
  const look = NEUTRAL_LOOK;

  it.each([
    ['as it is', PANEL_VIEW, true],
    ['in other colours', { ...PANEL_VIEW, look: { ...look, gamma: 2, brightness: 0.5, dither: true } }, true],
    ['turned', { ...PANEL_VIEW, look: { ...look, rotate: 90 as const } }, false],
    ['flipped', { ...PANEL_VIEW, look: { ...look, flip: 'both' as const } }, false],
    ['cropped', { ...PANEL_VIEW, look: { ...look, crop: { x: 0, y: 0, width: 0.5, height: 1 } } }, false],
    [
      'a tile of a wall',
      { ...PANEL_VIEW, tile: { column: 0, row: 0, columns: 2, rows: 1, gapPx: 0 } },
      false,
    ],
    ['smaller', { ...PANEL_VIEW, width: 480, height: 480 }, false],
  ])('S2 a picture that is shown %s', (_, view, expected) => {
    expect(showsAllOf(view, whole)).toBe(expected);
  });
});
