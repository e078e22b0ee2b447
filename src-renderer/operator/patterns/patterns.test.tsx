import { describe, expect, it } from 'vitest';
import { PATTERNS } from '#shared/contract/pattern';
import type { Target } from '#shared/contract/route';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { displayNamed } from '../wall/test-kit/example-wall.ts';
import { WallPage } from '../wall/WallPage.tsx';
import { PatternsPanel } from './PatternsPanel.tsx';
import { RunningPatterns } from './RunningPatterns.tsx';

const bar = displayNamed('Bar');
const door = displayNamed('Door');
const everyone: readonly Target[] = [{ display: bar.id }, { display: door.id }];
const state = exampleState({ displays: [bar, door] });
const panel = (targets: readonly Target[]) => <PatternsPanel everyone={everyone} targets={targets} />;
const covered = (seconds: number) =>
  displayNamed('Bar', { pattern: { pattern: 'identify', untilMs: Date.now() + seconds * 1_000 } });

describe('the test patterns', () => {
  it('are all offered, each with a word of what it is good for', () => {
    const html = markup(panel([]), state);
    expect(html.match(/class="pattern"/g)).toHaveLength(PATTERNS.length);
    for (const pattern of PATTERNS) expect(html).toContain(`pattern__icon--${pattern}`);
    expect(html).not.toMatch(/class="pattern" title=""/);
  });

  it('are for everybody, or for what is chosen, and say so', () => {
    expect(read(panel([]), state)).toMatch(/^On every display /);
    expect(read(panel([{ display: bar.id }]), state)).toMatch(/^On Bar /);
    expect(read(panel(everyone), state)).toMatch(/^On the 2 chosen /);
  });

  it('last as long as is chosen: half a minute unless it is', () => {
    expect(read(panel([]), state)).toContain('10 s 30 s 2 min 10 min 60 min');
    expect(markup(panel([]), state)).toMatch(/checked=""[^>]*\/?><span>30 s/);
  });

  it('cannot be shown where there is no display', () => {
    const html = markup(<PatternsPanel everyone={[]} targets={[]} />, exampleState());
    expect(html.match(/class="pattern"[^>]*disabled=""/g)).toHaveLength(PATTERNS.length);
  });
});

describe('a test pattern that runs', () => {
  it('is said over the page with what is left of it, and can be ended', () => {
    const running = exampleState({ displays: [covered(24), door] });
    expect(read(<RunningPatterns />, running)).toMatch(
      /^Identify on 1 display, for another 2[34] s\. End now$/,
    );
    expect(read(<RunningPatterns />, state)).toBe('');
  });

  it('is told on the display that it covers, in both languages', () => {
    const displays = [covered(24), door];
    expect(read(<WallPage />, exampleState({ displays }))).toMatch(/Identify · 2[34] s/);
    expect(read(<WallPage />, exampleState({ displays, language: 'es' }))).toMatch(
      /Identificar · queda 2[34] s/,
    );
    expect(markup(<WallPage />, exampleState({ displays }))).toContain(
      'aria-label="End the test pattern on Bar"',
    );
  });
});
