import { describe, expect, it } from 'vitest';
import type { GroupState } from '#shared/contract/group';
import { exampleDisplay, exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { ArrangeForm } from './ArrangeForm.tsx';
import { SkewLine } from './SkewLine.tsx';

const stage: GroupState = {
  id: 'g1',
  name: 'Wall',
  arrangement: { kind: 'wall', columns: 2, rows: 2, gapPx: 180, cells: ['a', null, 'gone', 'b'] },
};
const displays = [
  exampleDisplay({ id: 'a', name: 'Left', group: 'g1' }),
  exampleDisplay({ id: 'b', name: 'Right', group: 'g1' }),
  exampleDisplay({ id: 'c', name: 'Bar' }),
];
const state = exampleState({ displays, groups: [stage] });

const form = (group: GroupState | undefined, chosen: string[] = []) => (
  <ArrangeForm state={state} group={group} chosen={chosen} onClose={() => {}} onArranged={() => {}} />
);
const labels = (page: string) => [...page.matchAll(/aria-label="(Column[^"]*)"/g)].map(([, label]) => label);

describe('a new arrangement', () => {
  it('begins as a wall of what is chosen, with a name that nobody has', () => {
    const page = markup(form(undefined, ['c', 'a']), state);
    expect(labels(page)).toEqual(['Column 1, row 1: Bar', 'Column 2, row 1: Left']);
    expect(page).toMatch(/value="Wall 2"/);
    expect(page).toMatch(/checked=""[^>]*\/><span class="choice__name">Wall</);
  });

  it('says from whom it takes displays', () => {
    expect(read(form(undefined, ['a']), state)).toContain('They leave what they are part of now: Wall.');
    expect(read(form(undefined, ['c']), state)).not.toContain('They leave');
    expect(read(form(undefined, []), state)).toMatch(/Not in it Left from Wall Right from Wall Bar/);
  });

  it('cannot be made of nobody, and says so', () => {
    const page = markup(form(undefined), state);
    expect(page).toMatch(/type="submit"[^>]*disabled=""/);
    expect(page).toContain('Put at least one display into its place.');
    expect(markup(form(undefined, ['c']), state)).not.toMatch(/type="submit"[^>]*disabled=""/);
  });

  it('has no skew and cannot be dissolved yet', () => {
    expect(read(form(undefined, ['c']), state)).not.toMatch(/Tiles apart|Dissolve/);
  });
});

describe('an arrangement that is there', () => {
  it('is shown as it hangs: free places, and displays that are not known any more', () => {
    expect(labels(markup(form(stage), state))).toEqual([
      'Column 1, row 1: Left',
      'Column 2, row 1: free',
      'Column 1, row 2: not known any more',
      'Column 2, row 2: Right',
    ]);
  });

  it('is one stop of the Tab key; the arrows lead on', () => {
    const stops = [...markup(form(stage), state).matchAll(/data-place="\d"[^>]*tabindex="(-?\d)"/gi)];
    expect(stops.map(([, stop]) => stop)).toEqual(['0', '-1', '-1', '-1']);
  });

  it('can be changed, and dissolved after a question', () => {
    const text = read(form(stage), state);
    expect(text).toMatch(/Change it Cancel Dissolve it$/);
    expect(text).not.toContain('Yes, dissolve it');
    expect(text).not.toContain('They leave');
  });

  it('speaks Spanish to whom speaks Spanish', () => {
    expect(read(form(stage), { ...state, language: 'es' })).toMatch(
      /Cómo cuelgan .*Fuera de él Bar .*Cambiarlo/,
    );
  });
});

describe('the skew of a wall', () => {
  it('is said in figures, or that nothing is known of it', () => {
    const skew = { p50Ms: 3, mostMs: 12.4, frames: 90 };
    expect(read(<SkewLine wall={{ ...stage, skew }} />, state)).toBe(
      'Tiles apart 3 ms · at most 12 ms in 90 frames',
    );
    expect(read(<SkewLine wall={stage} />, state)).toMatch(/Not measured/);
  });
});
