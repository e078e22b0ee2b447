import { describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY, type Delivery } from '#shared/contract/delivery';
import { ManualClock } from '#shared/manual-clock';
import { createLinks } from './links.ts';
import type { Pilot } from './pilot.ts';

const BALANCED = { fps: 30, quality: 75, side: 720 };

function pilotFor(delivery: Partial<Delivery> = {}, address = 'http://10.0.0.1:80') {
  const clock = new ManualClock();
  const links = createLinks({ clock, budgets: {} });
  const told: string[] = [];
  const pilot = links.pilotFor({
    id: 'one',
    address,
    wall: undefined,
    delivery: { ...DEFAULT_DELIVERY, ...delivery },
    maxBytes: 200_000,
    changed: () => told.push(pilot.state.why),
  });
  return { clock, links, pilot, told };
}

/** So many pictures a second get through, so many are skipped, for so many seconds. */
function play(
  { clock, pilot }: { clock: ManualClock; pilot: Pilot },
  sent: number,
  skipped: number,
  seconds: number,
  bytes = 80_000,
) {
  const interval = 1_000 / (sent + skipped);
  for (let n = 0; n < (sent + skipped) * seconds; n += 1) {
    clock.advance(interval);
    if ((n * sent) % (sent + skipped) < sent) {
      pilot.sent({ bytes, atMs: clock.now() });
      pilot.acknowledged({ tookMs: 5, atMs: clock.now() });
    } else pilot.skipped(clock.now());
  }
}

describe('a pilot', () => {
  it('begins with all that its goal asks for, and says so', () => {
    const { pilot, clock } = pilotFor();
    expect(pilot.setting).toEqual(BALANCED);
    expect(pilot.state).toEqual({
      goal: 'balanced',
      ...BALANCED,
      why: 'goal',
      detail: '',
      since: clock.wall(),
    });
    expect(pilotFor({ goal: 'smooth' }).pilot.setting.fps).toBe(60);
    expect(pilotFor({ goal: 'best' }).pilot.setting.quality).toBe(90);
  });

  it('tells when and why it changes, and what was observed', () => {
    const made = pilotFor();
    play(made, 10, 20, 1.2);
    expect(made.told).toEqual(['falling-behind']);
    expect(made.pilot.state).toMatchObject({
      why: 'falling-behind',
      detail: expect.stringMatching(/^1\d(\.\d)? fps$/),
    });
    expect(made.pilot.state.since).toBeGreaterThan(1_700_000_000_000 + 500);
    play(made, made.pilot.setting.fps, 0, 6);
    expect(made.told).toEqual(['falling-behind', 'recovering']);
  });

  it('sends what was set by hand, whatever the display takes', () => {
    const set = { goal: 'manual', fps: 50, quality: 33, side: 368 } as const;
    const made = pilotFor(set);
    play(made, 5, 25, 10);
    made.pilot.tooLarge(500_000, made.clock.now());
    made.pilot.lost(3, made.clock.now());
    expect(made.pilot.state).toMatchObject({ ...set, why: 'as-set' });
    expect(made.told).toEqual([]);
    made.pilot.setDelivery({ ...DEFAULT_DELIVERY, ...set, quality: 44 });
    expect(made.pilot.setting.quality).toBe(44);
  });

  it('D2: leaves to uploads their pace, and the quality of their goal', () => {
    const made = pilotFor({ transport: 'upload', goal: 'best' });
    play(made, 1, 9, 20);
    expect(made.pilot.setting).toEqual({ fps: 1, quality: 90, side: 720 });
    expect(made.pilot.state.why).toBe('goal');
  });

  it('begins anew with another goal, and keeps what it knows when only what is set by hand changes', () => {
    const made = pilotFor();
    play(made, 10, 20, 1.2);
    const before = made.pilot.setting;
    made.pilot.setDelivery({ ...DEFAULT_DELIVERY, fps: 12 });
    expect(made.pilot.setting).toEqual(before);
    made.pilot.setDelivery({ ...DEFAULT_DELIVERY, goal: 'smooth' });
    expect(made.pilot.state).toMatchObject({ goal: 'smooth', fps: 60, why: 'goal' });
  });

  it('begins anew with another connection', () => {
    const made = pilotFor();
    play(made, 10, 20, 1.2);
    made.pilot.reset();
    expect(made.pilot.setting).toEqual(BALANCED);
  });

  it('does not blame the display for what waits for bytes', () => {
    const made = pilotFor();
    made.links.setBudget('10.0.0', 100_000);
    play(made, 5, 0, 1);
    made.pilot.waitMs(made.clock.now());
    const until = made.clock.now() + made.pilot.waitMs(made.clock.now());
    expect(until).toBeGreaterThan(made.clock.now() + 500);
    for (let at = made.clock.now(); at < until; at += 20) made.pilot.skipped(at);
    expect(made.pilot.state.why).toBe('byte-budget');
  });
});

describe('S3: a display whose max_frame is small', () => {
  it('is sent lower quality or smaller pictures, at the same rate', () => {
    const { pilot, clock, told } = pilotFor();
    for (let n = 0; n < 4; n += 1) {
      pilot.tooLarge(300_000, clock.now());
      pilot.sent({ bytes: 150_000, atMs: clock.now() });
      clock.advance(33);
    }
    expect(pilot.setting.fps).toBe(30);
    expect(pilot.setting.quality).toBeLessThan(75);
    expect(pilot.state).toMatchObject({ why: 'frame-too-large', detail: '300000 > 200000' });
    expect(told[0]).toBe('frame-too-large');
  });

  it('is followed at once when another firmware takes less', () => {
    const made = pilotFor();
    play(made, 30, 0, 2, 90_000);
    made.pilot.setMaxBytes(40_000);
    const { quality, side } = made.pilot.setting;
    expect(quality === 75 && side === 720).toBe(false);
    expect(made.pilot.state).toMatchObject({ why: 'frame-too-large', detail: '90000 > 40000' });
    made.pilot.setMaxBytes(200_000);
    play(made, 30, 0, 31, 20_000);
    expect(made.pilot.setting).toEqual(BALANCED);
  });
});

describe('S6: what tells that a display does not keep up', () => {
  const trouble: Record<string, (pilot: Pilot, atMs: number) => void> = {
    'pictures that give way': (pilot, atMs) => {
      for (let n = 0; n < 20; n += 1) pilot.skipped(atMs - 1_000 + n * 50);
    },
    'pictures that are written off': (pilot, atMs) => pilot.lost(3, atMs),
    'pictures that the display says it dropped': (pilot, atMs) => pilot.lost(18, atMs),
  };

  it.each(Object.entries(trouble))('%s', (_, happens) => {
    const made = pilotFor();
    play(made, 30, 0, 1);
    for (let second = 0; second < 4; second += 1) {
      for (let n = 0; n < 10; n += 1) {
        made.clock.advance(100);
        made.pilot.sent({ bytes: 80_000, atMs: made.clock.now() });
      }
      happens(made.pilot, made.clock.now());
    }
    expect(made.pilot.state.why).toBe('falling-behind');
    expect(made.pilot.setting.fps).toBeLessThan(30);
  });
});
