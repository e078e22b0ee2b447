import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { WallRelease } from './wall-release.ts';

const INTERVAL_MS = 40;

/** A wall whose displays all take part unless a test says otherwise; what has left is kept, as `display@sequence`. */
function hung(...displays: readonly string[]) {
  const clock = new ManualClock();
  const expected = [...displays];
  const gone: string[] = [];
  const release = new WallRelease({ clock, expected: () => expected, intervalMs: () => INTERVAL_MS });
  const arrives = (display: string, sequence: number) =>
    release.arrived(display, sequence, () => gone.push(`${display}@${sequence}`));
  return { clock, expected, gone, release, arrives };
}

describe('WallRelease', () => {
  it('lets the tiles of a frame go together, when the last one has come', () => {
    const { gone, arrives, clock } = hung('a', 'b', 'c');
    arrives('b', 1);
    arrives('a', 1);
    expect(gone).toEqual([]);
    arrives('c', 1);
    expect(gone).toEqual(['b@1', 'a@1', 'c@1']);
    expect(clock.pending).toBe(0);
  });

  it('waits for a missing tile no longer than one frame takes', () => {
    const { gone, arrives, clock } = hung('a', 'b');
    arrives('a', 1);
    clock.advance(INTERVAL_MS - 1);
    expect(gone).toEqual([]);
    clock.advance(1);
    expect(gone).toEqual(['a@1']);
    arrives('b', 1);
    expect(gone).toEqual(['a@1', 'b@1']);
  });

  it('does not wait again for one that was late, until it has been in time for a while', () => {
    const { gone, arrives, clock } = hung('a', 'b');
    arrives('a', 1);
    clock.advance(INTERVAL_MS);
    arrives('a', 2);
    expect(gone).toEqual(['a@1', 'a@2']);
    for (let sequence = 3; sequence < 13; sequence += 1) {
      arrives('b', sequence);
      arrives('a', sequence);
    }
    gone.length = 0;
    arrives('a', 13);
    expect(gone).toEqual([]);
    arrives('b', 13);
    expect(gone).toEqual(['a@13', 'b@13']);
  });

  it('lets go at once who takes no part, and waits for none of those', () => {
    const { gone, arrives, expected } = hung('a', 'b');
    arrives('a', 1);
    expected.splice(0, 1);
    arrives('a', 2);
    expect(gone).toEqual(['a@2']);
    arrives('b', 1);
    expect(gone).toEqual(['a@2', 'a@1', 'b@1']);
  });

  it('does not wait for a tile of an older frame when its display has a newer one', () => {
    const { gone, arrives } = hung('a', 'b');
    arrives('a', 1);
    arrives('b', 2);
    expect(gone).toEqual(['a@1']);
    arrives('a', 2);
    expect(gone).toEqual(['a@1', 'b@2', 'a@2']);
  });

  it('lets a display that shows again what the others show have it at once', () => {
    const { gone, arrives } = hung('a', 'b');
    arrives('a', 1);
    arrives('b', 1);
    arrives('b', 1);
    expect(gone).toEqual(['a@1', 'b@1', 'b@1']);
  });

  it('brings the tiles together again when the same frame is shown in another way, or another source begins', () => {
    const { gone, arrives, release } = hung('a', 'b');
    arrives('a', 7);
    arrives('b', 7);
    release.restart();
    gone.length = 0;
    arrives('b', 1);
    expect(gone).toEqual([]);
    arrives('a', 1);
    expect(gone).toEqual(['b@1', 'a@1']);
  });

  it('forgets a tile that is withdrawn, and lets all go when the wall is dissolved', () => {
    const { gone, arrives, release, clock } = hung('a', 'b', 'c');
    arrives('a', 1)();
    arrives('b', 1);
    release.close();
    expect([gone, clock.pending]).toEqual([['b@1'], 0]);
  });

  it('holds no tile for longer than a frame takes, and lets each go once, whoever comes when', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ display: fc.constantFrom('a', 'b', 'c', 'd'), skips: fc.integer({ min: 0, max: 2 }) }),
        fc.record({ passMs: fc.integer({ min: 1, max: INTERVAL_MS }) }),
      ),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(steps, given => {
        const { clock, release } = hung('a', 'b', 'c', 'd');
        const newest = new Map(['a', 'b', 'c', 'd'].map(display => [display, 0]));
        const arrivedAt: number[] = [];
        const goneAt: number[] = [];
        for (const step of given) {
          if ('passMs' in step) {
            clock.advance(step.passMs);
            continue;
          }
          const sequence = (newest.get(step.display) ?? 0) + 1 + step.skips;
          newest.set(step.display, sequence);
          const index = arrivedAt.push(clock.now()) - 1;
          release.arrived(step.display, sequence, () => {
            expect(goneAt[index]).toBeUndefined();
            goneAt[index] = clock.now();
          });
        }
        clock.advance(INTERVAL_MS);
        for (const [index, at] of arrivedAt.entries()) {
          expect((goneAt[index] ?? Number.POSITIVE_INFINITY) - at).toBeLessThanOrEqual(INTERVAL_MS);
        }
        expect(clock.pending).toBe(0);
      }),
    );
  });

  it('never parts the tiles of a frame while every display brings every frame within its time', () => {
    const orders = fc.array(fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }), { maxLength: 20 });
    fc.assert(
      fc.property(orders, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (frames, pauses) => {
        const { clock, gone, arrives } = hung('a', 'b', 'c', 'd');
        for (const [sequence, order] of frames.entries()) {
          for (const display of order) {
            expect(gone).toHaveLength(sequence * 4);
            clock.advance(pauses.next().value);
            arrives(display, sequence);
          }
          expect(gone).toHaveLength((sequence + 1) * 4);
        }
      }),
    );
  });
});
