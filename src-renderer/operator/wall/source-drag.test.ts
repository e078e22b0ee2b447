import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Target } from '#shared/contract/route';
import { dropPlace, followDrag, targetOfMark } from './source-drag.ts';

const BAR: Target = { display: '02:00:00:00:00:01' };

/** A window in which a display lies right of x = 100, and nothing else. */
class Page extends EventTarget {
  readonly setTimeout = (call: () => void, ms: number) => setTimeout(call, ms);
  readonly clearTimeout = (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer);

  tell(type: string, facts: object): Event {
    const event = Object.assign(new Event(type, { cancelable: true }), facts);
    this.dispatchEvent(event);
    return event;
  }
}

const marked = { closest: () => ({ dataset: { drop: dropPlace(BAR)['data-drop'] } }) };
const elementFromPoint = (x: number) => (x > 100 ? marked : { closest: () => null });

let page: Page;
beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', { elementFromPoint });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A pointer that has been pressed on a source at (10, 10). */
function pressed(pointerType: 'mouse' | 'touch') {
  const told: unknown[] = [];
  const pointer = { pointerId: 7, pointerType, clientX: 10, clientY: 10 };
  followDrag(Object.assign(Object.create(null), pointer), {
    moved: (at, over) => told.push(['moved', at.x, over]),
    dropped: over => told.push(['dropped', over]),
    cancelled: () => told.push('cancelled'),
  });
  const tell = (type: string, x: number, pointerId = 7) =>
    page.tell(type, { pointerId, clientX: x, clientY: 10 });
  return { told, tell };
}

describe('a source that is dragged', () => {
  it('goes to the display where it is let go', () => {
    const { told, tell } = pressed('mouse');
    tell('pointermove', 60);
    tell('pointermove', 200);
    tell('pointerup', 200);
    expect(told).toEqual([
      ['moved', 60, undefined],
      ['moved', 200, BAR],
      ['dropped', BAR],
    ]);
  });

  it('goes nowhere where nothing hangs', () => {
    const { told, tell } = pressed('mouse');
    tell('pointermove', 60);
    tell('pointerup', 60);
    expect(told.at(-1)).toEqual(['dropped', undefined]);
  });

  it('was only pressed while the hand has hardly moved: the click is the browser’s', () => {
    const { told, tell } = pressed('mouse');
    tell('pointermove', 12);
    tell('pointerup', 12);
    expect(told).toEqual([]);
    expect(page.tell('click', {}).defaultPrevented).toBe(false);
  });

  it('makes no click when it is let go', () => {
    const { tell } = pressed('mouse');
    tell('pointermove', 200);
    tell('pointerup', 200);
    expect(page.tell('click', {}).defaultPrevented).toBe(true);
    expect(page.tell('click', {}).defaultPrevented).toBe(false);
  });

  it.each([
    ['Escape', () => page.tell('keydown', { key: 'Escape' })],
    ['another window', () => page.tell('blur', {})],
    ['the browser', () => page.tell('pointercancel', { pointerId: 7 })],
  ])('is put back by %s, and follows no more', (_, end) => {
    const { told, tell } = pressed('mouse');
    tell('pointermove', 60);
    end();
    tell('pointermove', 200);
    tell('pointerup', 200);
    expect(told).toEqual([['moved', 60, undefined], 'cancelled']);
  });

  it('follows no other finger', () => {
    const { told, tell } = pressed('mouse');
    tell('pointermove', 200, 8);
    tell('pointerup', 200, 8);
    expect(told).toEqual([]);
  });
});

describe('a finger', () => {
  it('takes a source along where it rests, and then scrolls nothing', () => {
    const { told, tell } = pressed('touch');
    expect(page.tell('touchmove', {}).defaultPrevented).toBe(false);
    vi.advanceTimersByTime(300);
    expect(page.tell('touchmove', {}).defaultPrevented).toBe(true);
    tell('pointermove', 200);
    tell('pointerup', 200);
    expect(told).toEqual([
      ['moved', 10, undefined],
      ['moved', 200, BAR],
      ['dropped', BAR],
    ]);
  });

  it('that moves at once scrolls the page', () => {
    const { told, tell } = pressed('touch');
    tell('pointermove', 60);
    vi.advanceTimersByTime(300);
    tell('pointermove', 200);
    tell('pointerup', 200);
    expect(told).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('a place to drop is known again by its mark, whatever is in an id', () => {
  const id = fc.string({ minLength: 1 });
  const target = fc.oneof(fc.record({ display: id }), fc.record({ group: id }));
  fc.assert(
    fc.property(target, one => {
      expect(targetOfMark(dropPlace(one)['data-drop'])).toEqual(one);
    }),
  );
  expect(targetOfMark('page:3')).toBeUndefined();
  expect(targetOfMark('display:')).toBeUndefined();
});
