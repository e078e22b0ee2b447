import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleTouchdesigner } from '#shared/contract/test-kit/example-touchdesigner';
import type { TouchdesignerClient } from '#shared/contract/touchdesigner';
import { CLIENT_SIGNS, clientSign, isWell, toneOf } from './client-sign.ts';

const NOW = 10_000;
const sign = (other: Partial<TouchdesignerClient>, slow = false) =>
  clientSign(exampleTouchdesigner(other), { now: NOW, slow });

const report = { kit: '1.0.0', path: 'bytes', cook: 60, atMs: NOW - 1_000 } as const;
const silent = { fps: 0, bytesPerSecond: 0 };

/** Somebody else's script: no report. */
function scripted(other: Partial<TouchdesignerClient>): TouchdesignerClient {
  const { report: _, roundTripMs: __, ...client } = exampleTouchdesigner({ ...other });
  return client;
}

describe('how a TouchDesigner is', () => {
  it('is live when it receives and sends', () => {
    expect(sign({})).toBe('live');
  });

  it('R11 is stale when it has gone quiet, whatever it said before', () => {
    expect(sign({ liveness: 'stale', report: { ...report, error: 'no room' } })).toBe('stale');
  });

  it('R21 is what it says of itself', () => {
    expect(sign({ report: { ...report, error: 'no room on the disk' } })).toBe('error');
    expect(sign({ report: { ...report, error: '' } })).toBe('live');
  });

  it('R21 is silent when its reports have stopped, even the one about an error', () => {
    expect(sign({ report: { ...report, error: 'no room', atMs: NOW - 11_000 } })).toBe('silent-kit');
  });

  it('R15 is mistaken for as long as somebody may still be looking', () => {
    const mistake = { what: 'gif', times: 1 } as const;
    expect(sign({ mistake: { ...mistake, atMs: NOW - 5_000 } })).toBe('mistake');
    expect(sign({ mistake: { ...mistake, atMs: NOW - 31_000 } })).toBe('live');
  });

  it('is slow when the network is, or when it makes few frames itself', () => {
    expect(sign({}, true)).toBe('slow');
    expect(sign({ report: { ...report, cook: 9 } })).toBe('low-cook');
    expect(sign({ report: { ...report, cook: 24 } })).toBe('live');
  });

  it('says that nothing was sent yet, and by whom', () => {
    expect(sign({ sends: silent })).toBe('sends-nothing');
    const client = scripted({ sends: silent });
    expect(clientSign(client, { now: NOW, slow: false })).toBe('script-sends-nothing');
  });

  it('R11 is unconfirmed only while nothing proves that it is alive', () => {
    const kind = (other: Partial<TouchdesignerClient>) =>
      clientSign(scripted({ ...other, liveness: 'unconfirmed' }), { now: NOW, slow: false });
    expect(kind({ sends: silent })).toBe('unconfirmed');
    expect(kind({})).toBe('live');
    expect(sign({ liveness: 'unconfirmed', sends: silent })).toBe('sends-nothing');
  });

  it('is green or amber, never grey or red: it is there', () => {
    for (const kind of CLIENT_SIGNS) expect(toneOf(kind)).toBe(isWell(kind) ? 'live' : 'stale');
    expect(toneOf('unconfirmed')).toBe('live');
  });

  it('is always one of the signs that have a sentence', () => {
    const some = fc.record({
      liveness: fc.constantFrom('live', 'stale', 'unconfirmed'),
      report: fc.option(fc.record({ atMs: fc.nat(20_000), cook: fc.nat(120) }), { nil: undefined }),
      mistake: fc.option(fc.constant({ what: 'gif' as const, times: 1, atMs: 0 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(some, fc.boolean(), ({ liveness, report: said, mistake }, slow) => {
        const client = scripted({ liveness, ...(said && { report: said }), ...(mistake && { mistake }) });
        expect(CLIENT_SIGNS).toContain(clientSign(client, { now: NOW, slow }));
      }),
    );
  });
});
