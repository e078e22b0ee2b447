import type { Target } from '#shared/contract/route';
import type { Point } from './hand-store.ts';
import { targetKey } from './wall-selection-store.ts';

/** px that a mouse moves before a press is a drag: a hand is never quite still. */
const SLOP_PX = 6;
/** A finger that rests for so long takes the source along; one that moves sooner scrolls the page. */
const REST_MS = 220;

export interface DragEvents {
  /** The pointer is at `at`, and what it carries would go to `over`. */
  readonly moved: (at: Point, over: Target | undefined) => void;
  readonly dropped: (over: Target | undefined) => void;
  readonly cancelled: () => void;
}

/** Marks an element as a place where a source can be dropped; the innermost one under the pointer counts. */
export function dropPlace(target: Target): { readonly 'data-drop': string } {
  return { 'data-drop': targetKey(target) };
}

/** The target of `dropPlace`, by its mark. */
export function targetOfMark(mark: string): Target | undefined {
  const [, kind, id] = /^(display|group):(.+)$/s.exec(mark) ?? [];
  if (!id) return undefined;
  return kind === 'group' ? { group: id } : { display: id };
}

function targetAt({ x, y }: Point): Target | undefined {
  const mark = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]')?.dataset['drop'];
  return mark === undefined ? undefined : targetOfMark(mark);
}

/**
 * Follows the pointer that was pressed on a source until it is let go. Pointer events and not the browser's own dragging: that
 * one knows no fingers. What is no drag in the end stays a press, with its `click`.
 */
export function followDrag(pressed: PointerEvent, events: DragEvents): void {
  new Drag(pressed, events).listen();
}

class Drag {
  readonly #pressed: PointerEvent;
  readonly #events: DragEvents;
  readonly #end = new AbortController();
  readonly #isFinger: boolean;
  #rest: number | undefined;
  #dragging = false;

  constructor(pressed: PointerEvent, events: DragEvents) {
    this.#pressed = pressed;
    this.#events = events;
    this.#isFinger = pressed.pointerType === 'touch';
  }

  listen(): void {
    const on = { signal: this.#end.signal };
    const cancel = () => this.#finish(this.#events.cancelled);
    window.addEventListener('pointermove', event => this.#isMine(event) && this.#move(event), on);
    window.addEventListener('pointerup', event => this.#isMine(event) && this.#drop(event), on);
    window.addEventListener('pointercancel', event => this.#isMine(event) && cancel(), on);
    window.addEventListener('blur', cancel, on);
    window.addEventListener('keydown', event => this.#key(event), { ...on, capture: true });
    // Only a listener that may say no keeps a finger from scrolling, and a long press from opening a menu.
    const still = { ...on, passive: false };
    window.addEventListener('touchmove', event => this.#dragging && event.preventDefault(), still);
    window.addEventListener('contextmenu', event => this.#isFinger && event.preventDefault(), on);
    if (this.#isFinger) this.#rest = window.setTimeout(() => this.#carry(pointOf(this.#pressed)), REST_MS);
  }

  #isMine({ pointerId }: PointerEvent): boolean {
    return pointerId === this.#pressed.pointerId;
  }

  #move(event: PointerEvent): void {
    const at = pointOf(event);
    if (this.#dragging) this.#carry(at);
    else if (distance(at, pointOf(this.#pressed)) < SLOP_PX) return;
    else if (this.#isFinger) this.#finish(this.#events.cancelled);
    else this.#carry(at);
  }

  #carry(at: Point): void {
    this.#dragging = true;
    this.#events.moved(at, targetAt(at));
  }

  #drop(event: PointerEvent): void {
    this.#finish(() => this.#events.dropped(targetAt(pointOf(event))));
  }

  #key(event: KeyboardEvent): void {
    if (!this.#dragging || event.key !== 'Escape') return;
    event.stopPropagation();
    this.#finish(this.#events.cancelled);
  }

  /** Nothing is told of what has been no drag. */
  #finish(tell: () => void): void {
    this.#end.abort();
    window.clearTimeout(this.#rest);
    if (!this.#dragging) return;
    swallowClick();
    tell();
  }
}

/** The click that a browser makes of a press and a release would be taken for another command. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  // It comes in the same turn as the release, or not at all.
  window.setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}

const pointOf = ({ clientX, clientY }: PointerEvent): Point => ({ x: clientX, y: clientY });
const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
