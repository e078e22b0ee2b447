import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { SlowWatch } from './slow-watch.ts';

const BEHIND = { code: 'falling-behind', detail: '' } as const;
const MUTE = { code: 'no-acknowledgement', detail: '' } as const;

function watched() {
  const clock = new ManualClock();
  return { clock, watch: new SlowWatch(clock) };
}

describe('SlowWatch', () => {
  it('does not call a display slow for a hiccup', () => {
    const { clock, watch } = watched();
    for (let times = 0; times < 10; times += 1) {
      watch.skipped(BEHIND);
      clock.advance(600);
    }
    expect(watch.slow).toBeUndefined();
  });

  it('calls it slow after three skips within a second, since then, until it has kept up for two', () => {
    const { clock, watch } = watched();
    for (let times = 0; times < 3; times += 1) {
      clock.advance(100);
      watch.skipped(BEHIND);
    }
    const since = clock.wall();
    clock.advance(1_900);
    watch.skipped(BEHIND);
    clock.advance(1_900);
    expect(watch.slow).toEqual({ since, why: BEHIND });
    clock.advance(100);
    expect(watch.slow).toBeUndefined();
    expect(watch.calmSince).toBe(clock.wall());
  });

  it('S6 calls it slow at once when a frame was written off, and says the newest reason', () => {
    const { watch } = watched();
    watch.writtenOff(MUTE);
    expect(watch.slow?.why).toEqual(MUTE);
    watch.skipped(BEHIND);
    expect(watch.slow?.why).toEqual(BEHIND);
  });

  it('does not flicker: once slow, it stays so for at least two seconds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 40 }), gaps => {
        const { clock, watch } = watched();
        let changedAt = Number.NEGATIVE_INFINITY;
        let slow = false;
        for (const gap of gaps) {
          clock.advance(gap);
          watch.skipped(BEHIND);
          if ((watch.slow !== undefined) === slow) continue;
          slow = !slow;
          if (!slow) expect(clock.now() - changedAt).toBeGreaterThanOrEqual(2_000);
          changedAt = clock.now();
        }
      }),
    );
  });

  it('leaves no timer when it is reset', () => {
    const { clock, watch } = watched();
    watch.writtenOff(MUTE);
    watch.reset();
    expect(clock.pending).toBe(0);
    expect(watch.slow).toBeUndefined();
  });
});
