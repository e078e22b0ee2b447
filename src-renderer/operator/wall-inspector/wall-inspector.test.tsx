import { describe, expect, it } from 'vitest';
import type { GroupState } from '#shared/contract/group';
import { DEFAULT_ROUTE, type Target } from '#shared/contract/route';
import type { AppState } from '#shared/contract/state';
import { exampleDisplay, exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { WallInspector } from './WallInspector.tsx';

const program = { kind: 'program', room: 'K7QMXD' } as const;
const wall: GroupState = {
  id: 'g1',
  name: 'Stage',
  arrangement: { kind: 'wall', columns: 2, rows: 1, gapPx: 0, cells: ['a', 'b'] },
  route: DEFAULT_ROUTE,
  skew: { p50Ms: 2.4, mostMs: 9, frames: 1_412 },
};
const state: AppState = exampleState({
  displays: [
    exampleDisplay({ id: 'a', name: 'Left', group: 'g1' }),
    exampleDisplay({ id: 'b', name: 'Right', group: 'g1' }),
    exampleDisplay({ id: 'c', name: 'Bar', route: { ...DEFAULT_ROUTE, source: program } }),
    exampleDisplay({ id: 'd', name: 'Door' }),
  ],
  groups: [wall],
  sources: [
    { key: 'wall-room', ref: { kind: 'wall-room' }, name: 'Garden', fps: 30, displays: 3 },
    { key: 'program:K7QMXD', ref: program, name: 'Garden', fps: 25, displays: 1 },
  ],
});
const inspector = (...targets: Target[]) => read(<WallInspector targets={targets} />, state);
const html = (...targets: Target[]) => markup(<WallInspector targets={targets} />, state);

describe('the inspector of the wall', () => {
  it('is not there while nothing is chosen, nor when what was chosen is gone', () => {
    expect(html()).not.toContain('aside');
    expect(html({ display: 'removed' })).not.toContain('aside');
  });

  it('says who is chosen and what it is led', () => {
    expect(inspector({ display: 'c' })).toMatch(/^Bar display Source Room on the wall · Garden/);
    expect(html({ display: 'c' })).toMatch(/<option value="program:K7QMXD" selected="">/);
  });

  it('speaks of a wall as one, and of how far its tiles are apart', () => {
    expect(inspector({ display: 'a' })).toMatch(
      /^Stage wall · 2 × 1 .*Tiles apart 2\.4 ms · at most 9 ms in 1,412 frames/,
    );
  });

  it('counts several, names them, and says where they differ', () => {
    expect(inspector({ display: 'c' }, { display: 'd' })).toMatch(/^2 chosen Bar · Door Source various/);
    expect(inspector({ display: 'a' }, { display: 'd' })).toMatch(
      /^2 chosen Stage · Door .*Tiles apart · Stage/,
    );
  });

  it('says of a source that is gone that it is', () => {
    const gone = { ...state, sources: [] };
    expect(read(<WallInspector targets={[{ display: 'c' }]} />, gone)).toContain(
      'not there any more: program:K7QMXD',
    );
  });

  it('can copy a look only if there is somebody else', () => {
    expect(inspector({ display: 'c' })).toContain('Copy this look to…');
    expect(inspector({ group: 'g1' }, { display: 'c' }, { display: 'd' })).not.toContain('Copy this look');
  });
});
