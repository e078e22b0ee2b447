import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_DELIVERY, type Transport } from '#shared/contract/delivery';
import { ManualClock } from '#shared/manual-clock';
import type { DisplayStatus } from '#shared/wire/display-api';
import { Display } from '../displays/display.ts';
import { sameWay, wayTo } from './way.ts';

const LIVE = { version: 1, ack: true, formats: [1] };

function displayBy(transport: Transport, live: DisplayStatus['live'], options: { routed?: boolean } = {}) {
  const stored = {
    id: 'aa:bb:cc:dd:ee:ff',
    name: 'Foyer',
    address: 'http://127.0.0.1:9',
    virtual: false,
    routed: options.routed ?? true,
    delivery: { ...DEFAULT_DELIVERY, transport },
  };
  const display = new Display(stored, new ManualClock());
  onTestFinished(() => display.close());
  display.answered({ live, fw: { version: '1.1.1' } }, undefined);
  return display;
}

describe('the way to a display', () => {
  it.each(['upload', 'raw', 'stream'] as const)('is by %s when that was chosen and is offered', transport => {
    expect(wayTo(displayBy(transport, LIVE))).toMatchObject({ kind: transport });
  });

  it('does not lead to one that is not fed, nor to one that has not answered', () => {
    expect(wayTo(displayBy('raw', LIVE, { routed: false }))).toEqual({ kind: 'none' });
    const silent = displayBy('raw', LIVE);
    silent.change({ address: 'http://127.0.0.1:10' });
    expect(wayTo(silent)).toEqual({ kind: 'none' });
  });

  it('D5 is none, and says so, when the firmware does not offer what was chosen', () => {
    const why = { code: 'not-offered', detail: 'stream' };
    expect(wayTo(displayBy('stream', { ...LIVE, formats: [3] }))).toEqual({ kind: 'none', why });
    expect(wayTo(displayBy('raw', { ...LIVE, formats: [3] }))).toMatchObject({ kind: 'raw' });
    expect(wayTo(displayBy('upload', undefined))).toMatchObject({ why: { code: 'not-streaming' } });
  });

  it('is another one by another transport, at another address, and with another stream', () => {
    const raw = displayBy('raw', LIVE);
    const before = wayTo(raw);
    const stream = wayTo(displayBy('stream', LIVE));
    const ring = wayTo(displayBy('stream', { ...LIVE, ring: 5 }));
    if (before.kind === 'none' || stream.kind === 'none' || ring.kind === 'none') throw new Error('no way');
    expect([sameWay(before, wayTo(raw) as typeof before), sameWay(stream, stream)]).toEqual([true, true]);
    expect([sameWay(before, stream), sameWay(stream, ring), sameWay(before, undefined)]).toEqual([
      false,
      false,
      false,
    ]);
    raw.change({ address: 'http://127.0.0.1:10' });
    raw.answered({ live: LIVE }, undefined);
    expect(sameWay(before, wayTo(raw) as typeof before)).toBe(false);
  });
});
