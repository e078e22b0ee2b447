import { describe, expect, it } from 'vitest';
import { type MonitorEvent, SAMPLES_KEPT, Sample } from '#shared/contract/monitor';
import { ManualClock } from '#shared/manual-clock';
import { Metrics } from './metrics.ts';

const DISPLAY = 'aa:bb:cc:00:00:01';
const OTHER = 'aa:bb:cc:00:00:02';

function opened(...displays: string[]) {
  const clock = new ManualClock();
  const metrics = new Metrics({ clock });
  for (const display of displays) metrics.open(display);
  return { clock, metrics };
}

async function take(events: AsyncIterator<MonitorEvent>, count: number): Promise<MonitorEvent[]> {
  const taken: MonitorEvent[] = [];
  while (taken.length < count) {
    const { value, done } = await events.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

async function snapshotOf(metrics: Metrics, display: string): Promise<Sample[]> {
  const events = metrics.watch(display);
  const [event] = await take(events, 1);
  await events.return?.();
  return event?.type === 'snapshot' ? event.samples : [];
}

describe('Metrics', () => {
  it('makes one sample a second, with what was recorded in that second alone', async () => {
    const { clock, metrics } = opened(DISPLAY);
    metrics.stage(DISPLAY, 'encode', 2);
    metrics.sent(DISPLAY, 1_000);
    metrics.sent(DISPLAY, 500);
    metrics.encoded(DISPLAY);
    metrics.dropped(DISPLAY, 3);
    clock.advance(2_000);
    const [first, second] = await snapshotOf(metrics, DISPLAY);
    expect(first).toMatchObject({ fpsSent: 2, bytes: 1_500, encodes: 1, dropped: 3 });
    expect(first?.stages.encode?.p50).toBeCloseTo(2, 1);
    expect(second).toMatchObject({ fpsSent: 0, bytes: 0, encodes: 0, dropped: 0, stages: {} });
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBe(1_000);
  });

  it('reads what was measured so far, oldest first, and nothing of a display that is not known', () => {
    const { clock, metrics } = opened(DISPLAY);
    metrics.sent(DISPLAY, 10);
    clock.advance(2_000);
    expect(metrics.read(DISPLAY).map(({ bytes }) => bytes)).toEqual([10, 0]);
    expect(metrics.read(OTHER)).toEqual([]);
  });

  it('fits the contract, and leaves out what nobody measured or reported', async () => {
    const { clock, metrics } = opened(DISPLAY);
    metrics.stage(DISPLAY, 'compose', 1);
    clock.advance(1_000);
    const [sample] = await snapshotOf(metrics, DISPLAY);
    expect(Sample.parse(sample)).toEqual(sample);
    expect(Object.keys(sample?.stages ?? {})).toEqual(['compose']);
    for (const absent of ['total', 'fpsShown', 'heapBytes', 'rssiDbm'])
      expect(sample).not.toHaveProperty(absent);
  });

  it('attaches what the display reported, for as long as that is news', async () => {
    const { clock, metrics } = opened(DISPLAY);
    metrics.reported(DISPLAY, { atMs: clock.wall(), heapBytes: 23_000_000, rssiDbm: -61, fpsShown: 29.5 });
    clock.advance(10_000);
    const samples = await snapshotOf(metrics, DISPLAY);
    expect(samples[0]).toMatchObject({ heapBytes: 23_000_000, rssiDbm: -61, fpsShown: 29.5 });
    expect(samples.at(-1)).not.toHaveProperty('heapBytes');
  });

  it('keeps ten minutes', async () => {
    const { clock, metrics } = opened(DISPLAY);
    clock.advance((SAMPLES_KEPT + 50) * 1_000);
    const samples = await snapshotOf(metrics, DISPLAY);
    expect(samples).toHaveLength(SAMPLES_KEPT);
    expect(samples.at(-1)?.atMs).toBe(clock.wall());
  });

  it('tells the median time to light of the last 5 s, per display and over all', () => {
    const { clock, metrics } = opened(DISPLAY, OTHER);
    expect(metrics.lightMs()).toBeUndefined();
    for (const ms of [10, 20, 30]) metrics.light(DISPLAY, ms);
    for (const ms of [100, 110, 120, 130]) metrics.light(OTHER, ms);
    clock.advance(4_000);
    expect(metrics.lightMs(DISPLAY)).toBeCloseTo(20, 0);
    expect(metrics.lightMs(OTHER)).toBeCloseTo(110, -1);
    expect(metrics.lightMs()).toBeCloseTo(100, -1);
    clock.advance(1_000);
    expect(metrics.lightMs(DISPLAY)).toBeUndefined();
    expect(metrics.lightMs()).toBeUndefined();
  });

  it('tells rates of the last whole second and drops since the display is known', () => {
    const { clock, metrics } = opened(DISPLAY);
    metrics.sent(DISPLAY, 70_000);
    metrics.dropped(DISPLAY, 2);
    clock.advance(1_000);
    expect(metrics.rates(DISPLAY)).toEqual({ fpsSent: 1, bytesPerSecond: 70_000, dropped: 2 });
    metrics.dropped(DISPLAY, 1);
    clock.advance(1_000);
    expect(metrics.rates(DISPLAY)).toEqual({ fpsSent: 0, bytesPerSecond: 0, dropped: 3 });
  });

  it('has no timer while no display is known, and none after it is closed', () => {
    const { clock, metrics } = opened();
    expect(clock.pending).toBe(0);
    metrics.open(DISPLAY);
    metrics.open(OTHER);
    expect(clock.pending).toBe(1);
    metrics.close(DISPLAY);
    metrics.close(OTHER);
    expect(clock.pending).toBe(0);
  });

  it('does not make up for the seconds that the machine slept through', async () => {
    const { metrics, clock } = opened(DISPLAY);
    clock.advance(1_000);
    const before = clock.now.bind(clock);
    clock.now = () => before() + 60_000;
    clock.advance(1_000);
    expect(await snapshotOf(metrics, DISPLAY)).toHaveLength(2);
  });

  it('ignores late words about a display that is gone', () => {
    const { metrics } = opened();
    metrics.stage(DISPLAY, 'show', 4);
    metrics.light(DISPLAY, 4);
    expect(metrics.rates(DISPLAY)).toEqual({ fpsSent: 0, bytesPerSecond: 0, dropped: 0 });
  });
});

describe('Metrics.watch', () => {
  it('gives a snapshot, then every second a sample', async () => {
    const { clock, metrics } = opened(DISPLAY);
    clock.advance(3_000);
    const events = metrics.watch(DISPLAY);
    clock.advance(2_000);
    const [snapshot, ...samples] = await take(events, 3);
    expect(snapshot).toMatchObject({ type: 'snapshot' });
    expect(snapshot?.type === 'snapshot' && snapshot.samples).toHaveLength(3);
    expect(samples.map(event => event.type)).toEqual(['sample', 'sample']);
  });

  it('lets a watcher go at once, though it waits for the next second', async () => {
    const { metrics } = opened(DISPLAY);
    const controller = new AbortController();
    const events = metrics.watch(DISPLAY, controller.signal);
    await take(events, 1);
    const waiting = events.next();
    controller.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('ends when the display is no longer known', async () => {
    const { metrics } = opened(DISPLAY);
    const events = metrics.watch(DISPLAY);
    metrics.close(DISPLAY);
    expect(await take(events, 5)).toEqual([{ type: 'snapshot', samples: [] }]);
  });

  it('gives a watcher that did not read for long a fresh snapshot, and never more to hold', async () => {
    const { clock, metrics } = opened(DISPLAY);
    const events = metrics.watch(DISPLAY);
    clock.advance(300_000);
    const [event] = await take(events, 1);
    expect(event?.type === 'snapshot' && event.samples.length).toBeGreaterThan(200);
  });

  it('waits for a display that is not known yet', async () => {
    const { clock, metrics } = opened();
    const events = metrics.watch(DISPLAY);
    metrics.open(DISPLAY);
    clock.advance(1_000);
    expect((await take(events, 2)).map(event => event.type)).toEqual(['snapshot', 'sample']);
  });
});
