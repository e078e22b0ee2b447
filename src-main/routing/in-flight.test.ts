import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InFlight } from './in-flight.ts';

describe('InFlight', () => {
  it('S6 counts from 1, and an acknowledgement settles the frame and all before it', () => {
    const inFlight = new InFlight<string>(3);
    for (const [at, name] of ['a', 'b', 'c'].entries()) inFlight.add(name, at);
    expect(inFlight.full).toBe(true);
    expect(inFlight.settle(2)).toMatchObject({ value: 'b', sentAt: 1 });
    expect(inFlight.size).toBe(1);
    expect(inFlight.settle(1)).toBeUndefined();
    expect(inFlight.settle(3)).toMatchObject({ value: 'c' });
  });

  it('S6 writes off what is under way for more than a second', () => {
    const inFlight = new InFlight<string>(3);
    inFlight.add('a', 0);
    inFlight.add('b', 400);
    expect(inFlight.expiresAt).toBe(1_000);
    expect(inFlight.expire(999)).toBe(0);
    expect(inFlight.expire(1_000)).toBe(1);
    expect(inFlight.expiresAt).toBe(1_400);
    expect(inFlight.settle(1)).toBeUndefined();
    expect(inFlight.settle(2)).toMatchObject({ value: 'b' });
  });

  it('S6 does not believe in frames that were never sent', () => {
    const inFlight = new InFlight<string>(3);
    inFlight.add('a', 0);
    expect(inFlight.settle(99)).toBeUndefined();
    expect(inFlight.size).toBe(1);
  });

  it('S6 settles or writes off each frame once, whatever the display says', () => {
    const step = fc.oneof(
      fc.constant({ kind: 'send' } as const),
      fc.record({ kind: fc.constant('shown' as const), n: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(700) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const inFlight = new InFlight<number>(3);
        let now = 0;
        let sent = 0;
        let over = 0;
        for (const event of steps) {
          if (event.kind === 'send') inFlight.add(++sent, now);
          if (event.kind === 'wait') {
            now += event.ms;
            over += inFlight.expire(now);
          }
          if (event.kind === 'shown') {
            const before = inFlight.size;
            const settled = inFlight.settle(event.n);
            if (settled) expect(settled.value).toBe(event.n);
            over += before - inFlight.size;
          }
          expect(inFlight.size + over).toBe(sent);
          expect(inFlight.full).toBe(inFlight.size >= 3);
        }
      }),
    );
  });
});
