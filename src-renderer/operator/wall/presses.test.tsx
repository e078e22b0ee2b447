import type { KeyboardEvent, MouseEvent } from 'react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Target } from '#shared/contract/route';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { displayNamed, exampleSource } from './test-kit/example-wall.ts';
import { listeningWindow } from './test-kit/listening-operator.tsx';
import { settled } from './test-kit/settled.ts';
import { type SourcePress, useSourcePress } from './use-source-press.ts';
import { type UnitPress, useUnitPress } from './use-unit-press.ts';
import { useHand } from './use-wall.ts';
import { useWallSelection } from './use-wall-selection.ts';

const clip = exampleSource({ kind: 'media', media: 'summer.webp' });
const bar = displayNamed('Bar');
const door = displayNamed('Door');
const BAR: Target = { display: bar.id };
const DOOR: Target = { display: door.id };

/** What a press tells of where it was: on the ground of `unit`, or on a button in it. */
class FakeElement {
  readonly unit: object;
  readonly button: boolean;

  constructor(unit: object, button = false) {
    this.unit = unit;
    this.button = button;
  }

  closest(what: string): object | null {
    if (what === 'button') return this.button ? this : null;
    return this.unit;
  }
}

beforeAll(() => vi.stubGlobal('Element', FakeElement));
afterAll(() => {
  vi.unstubAllGlobals();
});

const unit = {};
const click = (facts: object = {}, target = new FakeElement(unit)): MouseEvent =>
  Object.assign(Object.create(null), { target, currentTarget: unit, ...facts });
const key = (name: string): KeyboardEvent =>
  Object.assign(Object.create(null), { key: name, repeat: false, preventDefault: () => {} });
const settle = () => new Promise<void>(resolve => setImmediate(resolve));

/** A window with two displays, and what can be pressed in it at any moment. */
function wall() {
  const { told, render } = listeningWindow(exampleState({ displays: [bar, door], sources: [clip] }));
  /** The value of a hook now. */
  const now = <T,>(hook: () => T): T => {
    const seen: T[] = [];
    function Part() {
      settled(useWallSelection());
      settled(useHand());
      seen.push(hook());
      return null;
    }
    render(<Part />);
    const [first] = seen;
    if (first === undefined) throw new Error('a part is rendered at once');
    return first;
  };
  return {
    told,
    unit: (target: Target): UnitPress => now(() => useUnitPress(target)),
    source: (): SourcePress => now(useSourcePress),
    chosen: () => now(useWallSelection).getState().targets,
    hand: () => now(useHand).getState().hand,
    drag: (over: Target) => now(useHand).getState().drag(clip, { x: 1, y: 1 }, over),
  };
}

describe('a display that is pressed', () => {
  it('is chosen alone; with Ctrl, Shift or ⌘, or by its mark, it is one more or one less', () => {
    const on = wall();
    on.unit(BAR).onClick(click());
    on.unit(DOOR).onClick(click());
    expect(on.chosen()).toEqual([DOOR]);
    on.unit(BAR).onClick(click({ ctrlKey: true }));
    expect(on.chosen()).toEqual([DOOR, BAR]);
    on.unit(DOOR).onClick(click({ metaKey: true }));
    on.unit(DOOR).onMark();
    expect(on.chosen()).toEqual([BAR, DOOR]);
    expect(on.unit(BAR).chosen).toBe(true);
  });

  it('is not meant when a button in it is, or a display that stands in it', () => {
    const on = wall();
    on.unit(BAR).onClick(click({}, new FakeElement(unit, true)));
    on.unit(BAR).onClick(click({}, new FakeElement({})));
    expect(on.chosen()).toEqual([]);
  });

  it('is chosen alone by Enter on its mark', () => {
    const on = wall();
    on.unit(DOOR).onMark();
    on.unit(BAR).onMarkKey(key('Enter'));
    expect(on.chosen()).toEqual([BAR]);
    on.unit(DOOR).onMarkKey(key('x'));
    expect(on.chosen()).toEqual([BAR]);
  });
});

describe('a source that is pressed', () => {
  it('goes to all that is chosen', async () => {
    const on = wall();
    on.unit(BAR).onMark();
    on.unit(DOOR).onMark();
    on.source().press(clip);
    await settle();
    expect(on.told).toEqual([{ targets: [BAR, DOOR], source: clip.ref }]);
    expect(on.hand()).toBeUndefined();
  });

  it('is picked up while nothing is chosen, goes to what is pressed next, and chooses nothing', async () => {
    const on = wall();
    on.source().press(clip);
    expect(on.hand()).toMatchObject({ kind: 'held' });
    on.unit(DOOR).onClick(click());
    await settle();
    expect(on.told).toEqual([{ targets: [DOOR], source: clip.ref }]);
    expect(on.hand()).toBeUndefined();
    expect(on.chosen()).toEqual([]);
  });

  it('pressed twice is put back', async () => {
    const on = wall();
    on.source().press(clip);
    on.source().press(clip);
    on.unit(DOOR).onClick(click());
    await settle();
    expect(on.told).toEqual([]);
    expect(on.chosen()).toEqual([DOOR]);
  });

  it('that is dragged shows over whom it is', () => {
    const on = wall();
    on.drag(BAR);
    expect([on.unit(BAR).over, on.unit(DOOR).over]).toEqual([true, false]);
  });
});
