import { describe, expect, it } from 'vitest';
import { displayNamed, rowOf } from './test-kit/example-wall.ts';
import { displaysOf, everyTarget, presentTargets, targetName, unitsOf } from './wall-units.ts';

const [bar, door, stage, attic] = ['Bar', 'Door', 'Stage', 'Attic'].map(name => displayNamed(name));
if (!bar || !door || !stage || !attic) throw new Error('four names make four displays');

const wall = rowOf('wall', 'Facade', [bar, undefined, door]);
const group = rowOf('group', 'Upstairs', [stage]);
const state = { displays: [attic, stage, door, bar], groups: [wall, group] };

describe('what stands on the Wall page', () => {
  it('is walls and groups as they hang, then the displays that hang in none', () => {
    const units = unitsOf(state);
    expect(units.map(unit => (unit.kind === 'display' ? unit.display.name : unit.group.name))).toEqual([
      'Facade',
      'Upstairs',
      'Attic',
    ]);
    expect(units[0]).toMatchObject({ kind: 'wall', cells: [bar, undefined, door] });
  });

  it('shows a free place where a display of a wall is not known any more', () => {
    const [facade] = unitsOf({ displays: [door], groups: [wall] });
    expect(facade).toMatchObject({ cells: [undefined, undefined, door] });
  });

  it('is chosen in full as each wall, and each other display for itself', () => {
    expect(everyTarget(unitsOf(state))).toEqual([
      { group: wall.id },
      { display: stage.id },
      { display: attic.id },
    ]);
  });
});

describe('what is chosen and is there', () => {
  it('leaves out who is gone', () => {
    expect(presentTargets([{ display: 'gone' }, { group: 'gone' }, { display: attic.id }], state)).toEqual([
      { display: attic.id },
    ]);
  });

  it('is the wall in place of its displays, once', () => {
    const targets = [{ display: bar.id }, { group: wall.id }, { display: door.id }];
    expect(presentTargets(targets, state)).toEqual([{ group: wall.id }]);
  });

  it('is a display of a group for itself, unless all of the group is meant', () => {
    expect(presentTargets([{ display: stage.id }], state)).toEqual([{ display: stage.id }]);
    expect(presentTargets([{ display: stage.id }, { group: group.id }], state)).toEqual([
      { group: group.id },
    ]);
  });

  it('has a name and displays', () => {
    expect(targetName({ group: wall.id }, state)).toBe('Facade');
    expect(targetName({ display: attic.id }, state)).toBe('Attic');
    expect(targetName({ display: 'gone' }, state)).toBe('');
    expect(displaysOf({ group: wall.id }, state)).toEqual([door, bar]);
    expect(displaysOf({ display: attic.id }, state)).toEqual([attic]);
  });
});
