import { describe, expect, test } from 'vitest';
import { Heartbeat } from './heartbeat.ts';
import { limitsWith } from './limits.ts';

/** A client over time: beats every half second, answering pings with `answer`. Returns what was done to it, and when. */
function live(
  ms: number,
  answer: 'always' | 'never' | 'once',
  unsentBytes: (now: number) => number = () => 0,
) {
  const heartbeat = new Heartbeat(limitsWith(), 0);
  const done: { at: number; what: 'ping' | 'keepalive' | 'dead' }[] = [];
  let answers = answer === 'never' ? 0 : answer === 'once' ? 1 : Number.POSITIVE_INFINITY;
  for (let now = 0; now <= ms; now += 500) {
    const beat = heartbeat.beat(unsentBytes(now), now);
    if (beat.kind === 'dead') {
      done.push({ at: now, what: 'dead' });
      break;
    }
    if (beat.ping !== undefined) {
      done.push({ at: now, what: 'ping' });
      if (answers-- > 0) heartbeat.pong(beat.ping, now + 7);
    }
    if (beat.keepalive) {
      done.push({ at: now, what: 'keepalive' });
      heartbeat.said(now);
    }
  }
  const times = (what: string) => done.filter(one => one.what === what).map(one => one.at);
  return { heartbeat, pings: times('ping'), keepalives: times('keepalive'), dead: times('dead') };
}

describe('R11 a client that answers pings', () => {
  test('is pinged every 2 s, is live and has a round trip', () => {
    const { heartbeat, pings, keepalives, dead } = live(20_000, 'always');
    expect(pings.slice(0, 4)).toEqual([0, 2_000, 4_000, 6_000]);
    expect([keepalives, dead]).toEqual([[], []]);
    expect(heartbeat.state(20_500)).toBe('live');
    expect(heartbeat.roundTripMs).toBe(7);
  });

  test('is stale after 5 s of silence and given up after 12 s', () => {
    const { heartbeat } = live(4_500, 'once');
    expect(heartbeat.state(5_006)).toBe('live');
    expect(heartbeat.state(5_007)).toBe('stale');
    expect(live(60_000, 'once').dead).toEqual([12_500]);
  });

  test('is live again with its next message', () => {
    const { heartbeat } = live(8_000, 'once');
    expect(heartbeat.state(8_000)).toBe('stale');
    heartbeat.heard(8_100);
    expect(heartbeat.state(8_200)).toBe('live');
  });
});

describe('R11 a client that never answered a ping', () => {
  test('is kept for ever, is shown as unconfirmed, and hears a keepalive every 15 s', () => {
    const { heartbeat, keepalives, dead } = live(60_000, 'never');
    expect(dead).toEqual([]);
    expect(keepalives).toEqual([15_000, 30_000, 45_000, 60_000]);
    expect(heartbeat.state(60_000)).toBe('unconfirmed');
  });

  test('gets no keepalive while there is other traffic', () => {
    const heartbeat = new Heartbeat(limitsWith(), 0);
    for (let now = 0; now <= 60_000; now += 500) {
      if (now % 10_000 === 0) heartbeat.said(now);
      expect(heartbeat.beat(0, now)).toMatchObject({ keepalive: false });
    }
  });

  test('is stale when what was sent to it does not leave for 5 s, and then gets no more pings', () => {
    const { heartbeat, pings } = live(30_000, 'never', now => (now < 4_000 ? 0 : 1_000));
    expect(heartbeat.state(30_000)).toBe('stale');
    expect(Math.max(...pings)).toBeLessThan(4_000);
  });

  test('that reads slowly is not stale as long as something leaves', () => {
    const { heartbeat } = live(30_000, 'never', now => 1_000_000 - now);
    expect(heartbeat.state(30_000)).toBe('unconfirmed');
  });

  test('does not confirm itself with a pong that nobody asked for', () => {
    const heartbeat = new Heartbeat(limitsWith(), 0);
    heartbeat.beat(0, 0);
    heartbeat.pong('unasked', 100);
    expect(heartbeat.state(200)).toBe('unconfirmed');
    expect(heartbeat.roundTripMs).toBeUndefined();
  });
});
