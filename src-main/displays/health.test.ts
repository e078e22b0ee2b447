import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { HealthWatch, judgeHealth, type Moment } from './health.ts';

const REFUSED = { code: 'connection-refused', detail: 'ECONNREFUSED' } as const;

function fed() {
  const clock = new ManualClock();
  const watch = new HealthWatch(clock);
  watch.setFeed('open');
  return { clock, watch };
}

describe('health', () => {
  it('is live while it is heard, stale at 5 s, dark at 12 s', () => {
    const { clock, watch } = fed();
    watch.heard();
    const heardAt = clock.wall();
    clock.advance(4_999);
    expect(watch.verdict()).toEqual({ health: 'live', since: heardAt });
    watch.failed(REFUSED);
    clock.advance(1);
    expect(watch.verdict()).toEqual({ health: 'stale', since: heardAt + 5_000, why: REFUSED });
    clock.advance(7_000);
    expect(watch.verdict()).toEqual({ health: 'dark', since: heardAt + 12_000, why: REFUSED });
  });

  it('says since when, and goes on saying so', () => {
    const { clock, watch } = fed();
    watch.heard();
    const { since } = watch.verdict();
    for (let second = 0; second < 20; second += 1) {
      clock.advance(1_000);
      watch.heard();
      expect(watch.verdict()).toEqual({ health: 'live', since });
    }
  });

  it('counts from its return when it was away', () => {
    const { clock, watch } = fed();
    watch.heard();
    clock.advance(20_000);
    watch.heard();
    expect(watch.verdict()).toEqual({ health: 'live', since: clock.wall() });
  });

  it('is not called live before it was ever heard', () => {
    const { clock, watch } = fed();
    expect(watch.verdict().health).toBe('stale');
    clock.advance(12_000);
    expect(watch.verdict().health).toBe('dark');
  });

  it('is off when nobody feeds it, however well it is', () => {
    const { watch } = fed();
    watch.heard();
    watch.setFeed('none');
    expect(watch.verdict()).toMatchObject({ health: 'off', why: { code: 'not-routed' } });
  });

  it('goes dark while its stream is down, although it answers: our picture does not get there', () => {
    const { clock, watch } = fed();
    watch.heard();
    watch.setFeed('down');
    const taken = { code: 'slot-taken', detail: '4409' } as const;
    for (let second = 0; second < 12; second += 1) {
      watch.failed(taken);
      clock.advance(1_000);
      watch.heard();
    }
    expect(watch.verdict()).toMatchObject({ health: 'dark', why: taken });
    watch.setFeed('open');
    watch.heard();
    expect(watch.verdict()).toEqual({ health: 'live', since: clock.wall() });
  });

  it('never calls live what was silent for 5 s, nor dark what was heard within 12 s', () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.nat(60_000), (goodAt, silentMs) => {
        const moment = (nowMs: number): Moment => ({ nowMs, wallMs: nowMs + 1e12 });
        const good = moment(goodAt);
        const start = moment(0);
        const facts = {
          feed: 'open',
          feedSince: start,
          knownSince: start,
          goodAt: good,
          goodSince: good,
        } as const;
        const { health, since } = judgeHealth(facts, goodAt + silentMs);
        expect(health).toBe(silentMs < 5_000 ? 'live' : silentMs < 12_000 ? 'stale' : 'dark');
        expect(since).toBeLessThanOrEqual(moment(goodAt + silentMs).wallMs);
      }),
    );
  });
});
