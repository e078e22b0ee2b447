import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStreamBackMessage } from './stream-back-channel.ts';

describe('S6 what a display says on its stream', () => {
  it('S6 reads an acknowledgement with and without durations', () => {
    expect(parseStreamBackMessage('{"type":"shown","n":7,"decode_ms":2.5,"queue_ms":0,"show_ms":9}')).toEqual(
      { type: 'shown', n: 7, decode_ms: 2.5, queue_ms: 0, show_ms: 9 },
    );
    expect(parseStreamBackMessage('{"type":"shown","n":1}')).toEqual({ type: 'shown', n: 1 });
  });

  it('S6 does not settle frames by a number that cannot be', () => {
    for (const n of ['0', '-1', '1.5', 'null', '"3"'])
      expect(parseStreamBackMessage(`{"type":"shown","n":${n}}`)).toBeUndefined();
  });

  it('S6 drops a duration that cannot be and keeps the acknowledgement', () => {
    expect(parseStreamBackMessage('{"type":"shown","n":2,"decode_ms":-4}')).toEqual({
      type: 'shown',
      n: 2,
      decode_ms: undefined,
    });
  });

  it('S6 R16 reads statistics and touches', () => {
    expect(parseStreamBackMessage('{"type":"stats","frames_shown":3,"rssi":null,"temperature":40}')).toEqual({
      type: 'stats',
      frames_shown: 3,
      rssi: undefined,
    });
    const touch = { type: 'touch', payload: { x: 0.25, y: 1, phase: 'down', id: 0 } };
    expect(parseStreamBackMessage(JSON.stringify(touch))).toEqual(touch);
    expect(parseStreamBackMessage('{"type":"touch","payload":{"x":3,"y":0,"phase":"down"}}')).toBeUndefined();
    const endless = { ...touch, payload: { ...touch.payload, id: 'x'.repeat(41) } };
    expect(parseStreamBackMessage(JSON.stringify(endless))).toBeUndefined();
  });

  it('S6 never throws on what it does not know', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        expect(() => parseStreamBackMessage(text)).not.toThrow();
      }),
    );
  });
});
