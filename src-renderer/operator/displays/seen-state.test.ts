import { describe, expect, it } from 'vitest';
import { type DisplayState, SenderState } from '#shared/contract/state';
import { exampleDisplay as display } from '#shared/contract/test-kit/example-state';
import { en } from '../../i18n/en.ts';
import { es } from '../../i18n/es.ts';
import { liveCount, seenState } from './seen-state.ts';

const why = { code: 'falling-behind', detail: '' } as const;

describe('seenState', () => {
  it.each<[Partial<DisplayState>, string, string, number]>([
    [{ healthSince: 7 }, 'live', 'live', 7],
    [{ sender: { kind: 'connecting', since: 3 } }, 'connecting', 'info', 3],
    [{ sender: { kind: 'slow', since: 3, why } }, 'slow', 'stale', 3],
    [{ sender: { kind: 'retrying', since: 3, retryAt: 9, why } }, 'retrying', 'stale', 3],
    [{ sender: { kind: 'refused', since: 3, why } }, 'refused', 'dark', 3],
    [{ health: 'stale', healthSince: 7 }, 'stale', 'stale', 7],
    [{ health: 'dark', healthSince: 7 }, 'dark', 'dark', 7],
    [{ health: 'off', healthSince: 7, routed: false }, 'off', 'off', 7],
  ])('of %j it says %s', (other, word, tone, sinceMs) => {
    expect(seenState(display(other))).toEqual({ word, tone, sinceMs });
  });

  it('a display that is given up is dark, whatever its sender is trying', () => {
    for (const sender of SenderState.options.map(({ shape }) => shape.kind.value)) {
      const state = { kind: sender, since: 1, retryAt: 2, why };
      expect(seenState(display({ health: 'dark', sender: SenderState.parse(state) })).word).toBe('dark');
    }
  });

  it('has a word in both languages for every state that it knows', () => {
    expect(Object.keys(en.operator.displays.states).sort()).toEqual([
      'connecting',
      'dark',
      'live',
      'off',
      'refused',
      'retrying',
      'slow',
      'stale',
    ]);
    expect(new Set(Object.values(es.operator.displays.states)).size).toBe(8);
  });
});

it('counts as live what the strip counts as live', () => {
  const refused = display({ sender: { kind: 'refused', since: 1, why } });
  const slow = display({ sender: { kind: 'slow', since: 1, why } });
  expect(liveCount([display(), slow, refused, display({ health: 'stale' })])).toBe(2);
});
