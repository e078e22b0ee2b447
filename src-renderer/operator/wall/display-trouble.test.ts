import { describe, expect, it } from 'vitest';
import { TRANSPORTS } from '#shared/contract/delivery';
import { Why } from '#shared/contract/state';
import { exampleDisplay as display } from '#shared/contract/test-kit/example-state';
import { en } from '../../i18n/en.ts';
import { es } from '../../i18n/es.ts';
import { explain, seenHealth, troubleOf } from './display-trouble.ts';

const why = (code: Why['code'], detail = '') => ({ code, detail });

describe('troubleOf', () => {
  it('is nothing while a display is live, also when its canvas rests', () => {
    expect(troubleOf(display({ fpsSent: 0 }))).toBeUndefined();
    expect(troubleOf(display({ sender: { kind: 'connecting', since: 1 } }))).toBeUndefined();
  });

  it('takes the place of the picture when a display is given up, with the next try', () => {
    const trouble = troubleOf(
      display({
        health: 'dark',
        healthSince: 5_000,
        sender: {
          kind: 'retrying',
          since: 8_000,
          retryAt: 9_000,
          why: why('connection-refused', 'ECONNREFUSED'),
        },
      }),
    );
    expect(trouble).toEqual({
      tone: 'dark',
      place: 'cover',
      why: why('connection-refused', 'ECONNREFUSED'),
      sinceMs: 5_000,
      retryAtMs: 9_000,
    });
  });

  it('prefers what the engine says of the display to what the sender saw', () => {
    const state = display({
      health: 'dark',
      why: why('unreachable'),
      sender: { kind: 'retrying', since: 1, retryAt: 2, why: why('no-answer') },
    });
    expect(troubleOf(state)?.why?.code).toBe('unreachable');
  });

  it('leaves the picture of a stale or slow display to be seen', () => {
    expect(troubleOf(display({ health: 'stale', healthSince: 7 }))).toMatchObject({
      tone: 'stale',
      place: 'beside',
      sinceMs: 7,
    });
    const slow = display({ sender: { kind: 'slow', since: 9, why: why('falling-behind') } });
    expect(troubleOf(slow)).toMatchObject({ tone: 'stale', place: 'beside', sinceMs: 9 });
  });

  it('S7: a display that streams for somebody else is dark, however well it answers', () => {
    const refused = display({ sender: { kind: 'refused', since: 3, why: why('slot-taken', '4409') } });
    expect(troubleOf(refused)).toMatchObject({ tone: 'dark', place: 'cover', sinceMs: 3 });
    expect(seenHealth(refused)).toBe('dark');
  });

  it('says of a display that nobody feeds just that', () => {
    const off = troubleOf(display({ health: 'off', routed: false, sender: { kind: 'off', since: 1 } }));
    expect(off && explain(off, en, 'stream').what).toBe('Nothing is sent to this display.');
  });
});

describe('explain', () => {
  const dark = (code: Why['code']) =>
    ({ tone: 'dark', place: 'cover', why: why(code), sinceMs: 0, retryAtMs: undefined }) as const;

  it.each(Why.shape.code.options)('says what %s is and what to do, in both languages', code => {
    for (const strings of [en, es]) {
      for (const transport of TRANSPORTS) {
        const { what, todo } = explain(dark(code), strings, transport);
        expect(what.length).toBeGreaterThan(10);
        expect(todo.length).toBeGreaterThan(10);
      }
    }
  });

  it('speaks of the card to whom uploads, and of the stream to whom streams', () => {
    expect(explain(dark('falling-behind'), en, 'upload').what).toMatch(/card/);
    expect(explain(dark('falling-behind'), en, 'stream').what).not.toMatch(/card/);
    expect(explain(dark('closed-by-display'), en, 'raw').what).toMatch(/middle of a picture/);
  });

  it('has words for a failure without a reason', () => {
    for (const tone of ['dark', 'stale'] as const) {
      const trouble = { tone, place: 'cover' as const, why: undefined, sinceMs: 0, retryAtMs: undefined };
      expect(explain(trouble, en, 'stream').todo).not.toBe('');
    }
  });
});
