import { describe, expect, it } from 'vitest';
import { type DisplayState, Why } from '#shared/contract/state';
import { en } from '../../i18n/en.ts';
import { es } from '../../i18n/es.ts';
import { explain, seenHealth, troubleOf } from './display-trouble.ts';

const why = (code: Why['code'], detail = '') => ({ code, detail });
const display = (over: Partial<DisplayState>): DisplayState => ({
  id: '30:ED:A0:00:4C:10',
  name: 'Bar left',
  address: 'http://192.168.1.31',
  virtual: false,
  health: 'live',
  healthSince: 1_000,
  routed: true,
  sender: { kind: 'live', since: 1_000 },
  fpsSent: 60,
  bytesPerSecond: 1,
  dropped: 0,
  ...over,
});

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
    expect(off && explain(off, en).what).toBe('Nothing is sent to this display.');
  });
});

describe('explain', () => {
  it.each(Why.shape.code.options)('says what %s is and what to do, in both languages', code => {
    for (const strings of [en, es]) {
      const { what, todo } = explain(
        { tone: 'dark', place: 'cover', why: why(code), sinceMs: 0, retryAtMs: undefined },
        strings,
      );
      expect(what.length).toBeGreaterThan(10);
      expect(todo.length).toBeGreaterThan(10);
    }
  });

  it('has words for a failure without a reason', () => {
    for (const tone of ['dark', 'stale'] as const) {
      const trouble = { tone, place: 'cover' as const, why: undefined, sinceMs: 0, retryAtMs: undefined };
      expect(explain(trouble, en).todo).not.toBe('');
    }
  });
});
