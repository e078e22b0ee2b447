import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DISPLAY_REFUSALS,
  DisplayAnswer,
  DisplayConfig,
  DisplayStatus,
  NetworkStats,
  UploadedImage,
} from './display-api.ts';

describe('answers of a display, read by the driver', () => {
  it('D1 tells success from refusal and keeps a code that we do not know', () => {
    expect(DisplayAnswer.parse({ ok: true, data: { queued: true } })).toEqual({
      ok: true,
      data: { queued: true },
    });
    expect(DisplayAnswer.parse({ ok: true })).toEqual({ ok: true });
    expect(DisplayAnswer.parse({ ok: false, error: 'no', code: 'QUEUE_FULL', extra: 1 })).toEqual({
      ok: false,
      error: 'no',
      code: 'QUEUE_FULL',
    });
    expect(DisplayAnswer.parse({ ok: false, code: null })).toEqual({ ok: false, error: '', code: '' });
    expect(DisplayAnswer.safeParse({ queued: true }).success).toBe(false);
  });

  it('D4 gives every code one of the statuses of the rule', () => {
    expect(new Set(Object.values(DISPLAY_REFUSALS))).toEqual(new Set([400, 404, 409, 411, 413, 415, 503]));
  });

  it('D5 takes null and odd values for "not reported", without losing the rest', () => {
    const status = DisplayStatus.parse({
      state: 'READY',
      rssi: null,
      heap_free: 'plenty',
      device: { mac: '02:00:00:00:00:01', screen_w: 720 },
      live: { version: 1, formats: [1], ring: -3 },
      weather: 'fine',
    });
    expect(status.state).toBe('READY');
    expect(status.rssi).toBeUndefined();
    expect(status.heap_free).toBeUndefined();
    expect(status.device?.mac).toBe('02:00:00:00:00:01');
    expect(status.live).toEqual({ version: 1, formats: [1], ack: false, ring: undefined });
    expect(status).not.toHaveProperty('weather');
  });

  it('D5 does not take something else for a live display', () => {
    expect(DisplayStatus.parse({ live: true }).live).toBeUndefined();
    expect(DisplayStatus.parse({ live: { formats: [1] } }).live).toBeUndefined();
  });

  it('D2 D5 D6 never fail on an object, whatever is in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), answer => {
        for (const schema of [DisplayStatus, NetworkStats, UploadedImage, DisplayConfig])
          expect(schema.safeParse(answer).success).toBe(true);
      }),
    );
  });
});
