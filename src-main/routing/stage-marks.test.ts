import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { STAGES, type Stage } from '#shared/stages';
import { Metrics } from '../metrics/metrics.ts';
import { type SentFrame, StageMarks } from './stage-marks.ts';

const DISPLAY = 'aa:bb:cc:dd:ee:ff';

/** Records instead of counting, so that a test sees the very figures. */
class SeenMetrics extends Metrics {
  readonly stages = new Map<Stage, number>();
  readonly totals: number[] = [];
  override stage(_: string, stage: Stage, ms: number): void {
    this.stages.set(stage, ms);
  }
  override light(_: string, ms: number): void {
    this.totals.push(ms);
  }
}

function marksOf(times: { received: number; composed: number; encodeStarted: number; encoded: number }) {
  const metrics = new SeenMetrics({ clock: new ManualClock() });
  const sent = (fresh: boolean): SentFrame => ({
    source: 'test',
    sequence: 1,
    receivedAt: times.received,
    composedAt: times.composed,
    encodeStartedAt: times.encodeStarted,
    encodedAt: times.encoded,
    fresh,
  });
  return { metrics, marks: new StageMarks(metrics, DISPLAY), sent };
}

const TIMES = { received: 100, composed: 103, encodeStarted: 110, encoded: 112 };
const SHOWN = { type: 'shown', n: 1, queue_ms: 2, decode_ms: 5, show_ms: 8 } as const;

describe('StageMarks', () => {
  it('splits the way of a frame; waiting for its turn is part of the queue', () => {
    const { metrics, marks, sent } = marksOf(TIMES);
    marks.left(sent(true), 113, true);
    marks.shown(sent(true), 113, SHOWN, 140);
    expect(Object.fromEntries(metrics.stages)).toEqual({
      compose: 3,
      encode: 2,
      queue: 7 + 1 + 2,
      transfer: 27 - 15,
      decode: 5,
      show: 8,
    });
    expect(metrics.totals).toEqual([40]);
  });

  it('adds up to the whole way from stroke to light', () => {
    const span = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(fc.tuple(span, span, span, span, span, span, span, span), spans => {
        const [compose, wait, encode, hold, queue, decode, show, transfer] = spans;
        const composed = 100 + compose;
        const encodeStarted = composed + wait;
        const encoded = encodeStarted + encode;
        const { metrics, marks, sent } = marksOf({ received: 100, composed, encodeStarted, encoded });
        const sentAt = encoded + hold;
        marks.left(sent(true), sentAt, true);
        const told = { type: 'shown', n: 1, queue_ms: queue, decode_ms: decode, show_ms: show } as const;
        marks.shown(sent(true), sentAt, told, sentAt + transfer + queue + decode + show);
        const sum = STAGES.reduce((total, stage) => total + (metrics.stages.get(stage) ?? Number.NaN), 0);
        expect(sum).toBe(metrics.totals[0]);
      }),
    );
  });

  it('S6 leaves out what the display does not tell', () => {
    const { metrics, marks, sent } = marksOf(TIMES);
    marks.shown(sent(true), 113, { type: 'shown', n: 1, decode_ms: 5 }, 140);
    expect(Object.fromEntries(metrics.stages)).toEqual({ decode: 5 });
    expect(metrics.totals).toEqual([40]);
  });

  it('knows only its own side of a display that does not acknowledge', () => {
    const { metrics, marks, sent } = marksOf(TIMES);
    marks.left(sent(true), 113, false);
    expect(Object.fromEntries(metrics.stages)).toEqual({ compose: 3, encode: 2, queue: 8 });
    expect(metrics.totals).toEqual([]);
  });

  it('S8 takes no latency of the past from a picture that is sent again', () => {
    const { metrics, marks, sent } = marksOf(TIMES);
    marks.left(sent(false), 60_000, true);
    marks.shown(sent(false), 60_000, SHOWN, 60_020);
    expect(Object.fromEntries(metrics.stages)).toEqual({ decode: 5, show: 8, transfer: 5 });
    expect(metrics.totals).toEqual([]);
  });

  it('D3 tells decoding from transfer where the display reports it, and the light when it says that it shows', () => {
    const { metrics, marks, sent } = marksOf(TIMES);
    marks.answered(sent(true), { sentAt: 115, answeredAt: 160, decodeMs: 30, updated: true });
    expect(Object.fromEntries(metrics.stages)).toEqual({
      compose: 3,
      encode: 2,
      queue: 10,
      transfer: 15,
      decode: 30,
    });
    expect(metrics.totals).toEqual([60]);
    expect([...metrics.stages.values()].reduce((sum, ms) => sum + ms)).toBe(60);
  });

  it('D2 knows the light of an upload, and does not pretend to know what came of it on the display', () => {
    const { metrics, marks, sent } = marksOf(TIMES);
    marks.answered(sent(true), { sentAt: 115, answeredAt: 400, updated: true });
    expect([...metrics.stages.keys()]).toEqual(['compose', 'encode', 'queue']);
    expect(metrics.totals).toEqual([300]);
  });

  it.each([
    ['is not on the panel', true, false],
    ['may be on the panel', true, undefined],
    ['was sent again', false, true],
  ] as const)('has no light of a picture that %s', (_, fresh, updated) => {
    const { metrics, marks, sent } = marksOf(TIMES);
    marks.answered(sent(fresh), { sentAt: 115, answeredAt: 400, updated });
    expect(metrics.totals).toEqual([]);
  });
});
