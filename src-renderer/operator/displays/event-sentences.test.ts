import { describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import type { DisplayEvent } from '#shared/contract/display-event';
import { DisplayHealth, SenderState } from '#shared/contract/state';
import { en } from '../../i18n/en.ts';
import { es } from '../../i18n/es.ts';
import { formatOf } from '../../i18n/format.ts';
import { byDay, eventLine } from './event-sentences.ts';

const atMs = new Date(2026, 10, 21, 20, 41, 7).getTime();
const line = (event: DisplayEvent) => eventLine(event, en, formatOf('en'));
const why = { code: 'connection-refused', detail: 'ECONNREFUSED' } as const;

describe('what happened, as a sentence', () => {
  it('says where a display is and was', () => {
    expect(line({ kind: 'added', atMs, address: 'http://10.0.0.1' }).text).toContain('http://10.0.0.1');
    const moved = line({ kind: 'moved', atMs, from: 'http://10.0.0.1', to: 'http://10.0.0.9' }).text;
    expect(moved).toMatch(/10\.0\.0\.9.*no longer.*10\.0\.0\.1/);
    const renamed = line({ kind: 'renamed', atMs, from: 'P3A', to: 'Bar' }).text;
    expect(renamed).toMatch(/“P3A”.*“Bar”/);
  });

  it('says how it is fed from then on', () => {
    const fed = (delivery: typeof DEFAULT_DELIVERY) => line({ kind: 'delivery', atMs, delivery }).text;
    expect(fed(DEFAULT_DELIVERY)).toContain('stream · Balanced');
    expect(fed({ ...DEFAULT_DELIVERY, goal: 'manual' })).toContain('stream · 30 fps · JPEG 75 %');
  });

  it('says why it went dark, and what was observed', () => {
    expect(line({ kind: 'health', atMs, health: 'dark', why })).toEqual({
      tone: 'dark',
      text: 'It was given up. The device answers, but nothing listens on its port.',
      detail: 'ECONNREFUSED',
    });
    expect(line({ kind: 'sender', atMs, sender: 'slow', why }).tone).toBe('stale');
  });

  it('does not say twice that nobody feeds it', () => {
    const off = line({ kind: 'health', atMs, health: 'off', why: { code: 'not-routed', detail: '' } });
    expect(off.text).toBe('It is not fed any more.');
  });

  it('has a sentence for everything that can happen, in both languages', () => {
    const events: DisplayEvent[] = [
      ...DisplayHealth.options.map(health => ({ kind: 'health', atMs, health }) as const),
      ...SenderState.options.map(
        ({ shape }) => ({ kind: 'sender', atMs, sender: shape.kind.value }) as const,
      ),
      { kind: 'restarted', atMs },
    ];
    for (const strings of [en, es]) {
      const sentences = events.map(event => eventLine(event, strings, formatOf('en')).text);
      expect(new Set(sentences).size).toBe(events.length);
      for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z¿].*\.$/);
    }
  });
});

describe('byDay', () => {
  const DAY_MS = 86_400_000;

  it('keeps the order, and parts it where the day changes', () => {
    const events = [atMs, atMs - 1_000, atMs - DAY_MS].map(
      time => ({ kind: 'restarted', atMs: time }) as const,
    );
    const days = byDay(events);
    expect(days.map(({ events: ofDay }) => ofDay.map(event => event.atMs))).toEqual([
      [atMs, atMs - 1_000],
      [atMs - DAY_MS],
    ]);
    expect(new Date(days[0]?.day ?? 0)).toEqual(new Date(2026, 10, 21));
  });

  it('of nothing makes nothing', () => {
    expect(byDay([])).toEqual([]);
  });
});
