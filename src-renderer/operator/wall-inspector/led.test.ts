import { describe, expect, it } from 'vitest';
import type { GroupState } from '#shared/contract/group';
import { NEUTRAL_LOOK } from '#shared/contract/look';
import { DEFAULT_ROUTE } from '#shared/contract/route';
import { exampleDisplay } from '#shared/contract/test-kit/example-state';
import { copyTargets } from '../look/copy-targets.ts';
import { ledOf } from './led.ts';
import { commonSource, sourceChoices } from './source-choices.ts';

const wallRoute = { ...DEFAULT_ROUTE, look: { ...NEUTRAL_LOOK, gamma: 2 } };
const arrangement = { columns: 2, rows: 1, gapPx: 0 };
const stage: GroupState = {
  id: 'stage',
  name: 'Stage',
  arrangement: { ...arrangement, kind: 'wall', cells: ['a', 'b'] },
  route: wallRoute,
};
const bar: GroupState = {
  id: 'bar',
  name: 'Bar',
  arrangement: { ...arrangement, kind: 'group', cells: ['c', 'd'] },
};
const names = { a: 'stage', b: 'stage', c: 'bar', d: 'bar' };
const displays = [
  ...Object.entries(names).map(([id, group]) => exampleDisplay({ id, name: `display ${id}`, group })),
  exampleDisplay({ id: 'e', name: 'display e' }),
];
const state = { displays, groups: [stage, bar] };
const namesOf = (...targets: Parameters<typeof ledOf>[0]) => ledOf(targets, state).map(({ name }) => name);

describe('what the chosen targets mean', () => {
  it('is a display by itself', () => {
    expect(namesOf({ display: 'e' }, { display: 'c' })).toEqual(['display e', 'display c']);
  });

  it('is a wall as one, with its own route, however it was chosen', () => {
    expect(namesOf({ display: 'a' }, { display: 'b' }, { group: 'stage' })).toEqual(['Stage']);
    const [wall] = ledOf([{ display: 'b' }], state);
    expect(wall).toMatchObject({ target: { group: 'stage' }, route: wallRoute, wall: stage });
    expect(wall?.displays.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('is each display of a group, and nobody twice', () => {
    expect(namesOf({ group: 'bar' })).toEqual(['display c', 'display d']);
    expect(namesOf({ display: 'c' }, { group: 'bar' })).toEqual(['display c', 'display d']);
  });

  it('is nobody who is gone', () => {
    expect(namesOf({ display: 'x' }, { group: 'y' }, { display: 'e' })).toEqual(['display e']);
    const empty = { ...stage, arrangement: { ...stage.arrangement, cells: [null, null] } };
    expect(ledOf([{ group: 'stage' }], { displays, groups: [{ ...empty }] })).toHaveLength(1);
  });
});

describe('whom a look can be copied to', () => {
  it('is every other display and wall, and no tile by itself', () => {
    const others = (...chosen: Parameters<typeof copyTargets>[1]) =>
      copyTargets(state, chosen).map(({ name }) => name);
    expect(others({ display: 'c' })).toEqual(['Stage', 'display d', 'display e']);
    expect(others({ group: 'stage' })).toEqual(['display c', 'display d', 'display e']);
  });
});

describe('the sources to choose from', () => {
  const source = (key: string, ref: Parameters<typeof commonSource>[0][number]) => ({
    key,
    ref,
    name: key,
    fps: 0,
    displays: 0,
  });

  it('stand kind by kind, each kind as it is told', () => {
    const sources = [
      source('clip', { kind: 'media', media: 'b.gif' }),
      source('canvas', { kind: 'canvas', room: 'ABCDEF' }),
      source('still', { kind: 'media', media: 'a.png' }),
      source('wall', { kind: 'wall-room' }),
    ];
    expect(sourceChoices(sources).map(({ key }) => key)).toEqual(['wall', 'canvas', 'clip', 'still']);
  });

  it('are the one that all are led, or none', () => {
    const canvas = { kind: 'canvas', room: 'ABCDEF' } as const;
    expect(commonSource([canvas, { ...canvas }])).toBe('canvas:ABCDEF');
    expect(commonSource([canvas, { kind: 'wall-room' }])).toBeUndefined();
  });
});
