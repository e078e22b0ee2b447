import { describe, expect, it } from 'vitest';
import type { DisplayState, Panic } from '#shared/contract/state';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { read } from '../displays/test-kit/StillOperator.tsx';
import { displayNamed } from '../wall/test-kit/example-wall.ts';
import { listeningWindow } from '../wall/test-kit/listening-operator.tsx';
import { PanicBanner } from './PanicBanner.tsx';

const askedAtMs = Date.now() - 4_000;
const asked = (name: string, panic: Panic, obedience: Partial<DisplayState['obedience']> = {}) =>
  displayNamed(name, { obedience: { asked: panic, askedAtMs, confirmed: true, ...obedience } });
const obeyed = (name: string, panic: Panic, afterMs: number) =>
  asked(name, panic, { obeyedAtMs: askedAtMs + afterMs });
const banner = (panic: Panic, ...displays: DisplayState[]) =>
  read(<PanicBanner />, exampleState({ panic, displays }));

describe('the banner of freeze and blackout', () => {
  it('is not there while the wall runs', () => {
    expect(banner('live', obeyed('Bar', 'live', 10))).toBe('');
  });

  it('says that every display does it only when every one does, and how long it took', () => {
    expect(banner('dark', obeyed('Bar', 'dark', 40), obeyed('Door', 'dark', 60))).toBe(
      'Blackout Every display shows black. Drawing goes on unseen. All of them within 0.06 s. Release F9',
    );
    expect(banner('frozen', obeyed('Bar', 'frozen', 40))).toMatch(
      /^Frozen Every display holds its picture\./,
    );
  });

  it('counts who does, and names who should by now and does not', () => {
    const text = banner('dark', obeyed('Bar', 'dark', 40), asked('Cloakroom', 'dark'));
    expect(text).toMatch(/^Blackout 1 of 2 displays are black\. Not yet: Cloakroom\. Release F9$/);
  });

  it('names three and counts the rest', () => {
    const silent = ['A', 'B', 'C', 'D', 'E'].map(name => asked(name, 'dark'));
    expect(banner('dark', ...silent)).toContain('0 of 5 displays are black. Not yet: A, B, C and 2 more.');
  });

  it('says what is not confirmed', () => {
    const unsure = asked('Bar', 'dark', { obeyedAtMs: askedAtMs + 40, confirmed: false });
    expect(banner('dark', unsure)).toContain('1 of them cannot confirm it.');
  });

  it.each([-3_600_000, 3_600_000])(
    'names who is missing by the engine’s clock, which is %i ms ahead of the page’s',
    aheadMs => {
      const since = (ms: number) => {
        const obedience = { asked: 'dark', askedAtMs: Date.now() + aheadMs - ms, confirmed: true } as const;
        const state = exampleState({ panic: 'dark', displays: [displayNamed('Bar', { obedience })] });
        return listeningWindow(state, aheadMs).render(<PanicBanner />);
      };
      expect(since(100)).not.toContain('Not yet');
      expect(since(4_000)).toContain('Not yet: Bar.');
    },
  );

  it('claims nothing of displays that nobody feeds', () => {
    const off = { ...asked('Attic', 'dark'), health: 'off' as const };
    expect(banner('dark', obeyed('Bar', 'dark', 40), off)).toContain('Every display shows black.');
  });
});
