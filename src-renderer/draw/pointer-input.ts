import { toCanvas } from './geometry.ts';
import type { PenPoint } from './live-pen.ts';
import { PointerGate } from './pointer-gate.ts';

/** What a canvas does with the pointer that draws on it. */
export interface PenTarget {
  down(point: PenPoint): void;
  move(points: readonly PenPoint[]): void;
  up(): void;
  /** What was drawn since `down` was no drawing. */
  takeBack(): void;
}

/** A finger has no pressure worth the name (browsers report 0, 0.5 or 1): the middle, which is exactly the brush's size. */
const NO_PRESSURE = 0.5;

/** What is asked of the element that is drawn on; `width` and `height` are the canvas's own, in canvas units. */
export type DrawingElement = Pick<
  HTMLCanvasElement,
  'addEventListener' | 'getBoundingClientRect' | 'setPointerCapture' | 'width' | 'height'
>;

/** Listens to the pointers over `canvas`; returns what ends it. */
export function listenToPointers(canvas: DrawingElement, pen: PenTarget): () => void {
  const gate = new PointerGate();
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const point = (event: PointerEvent) => penPoint(event, canvas);

  const onDown = (event: PointerEvent) => {
    const verdict = gate.down(facts(event));
    if (verdict === 'ignore') return;
    event.preventDefault();
    if (verdict === 'instead') pen.takeBack();
    capture(canvas, event.pointerId);
    pen.down(point(event));
  };
  const onMove = (event: PointerEvent) => {
    if (gate.draws(event.pointerId)) pen.move(samples(event).map(point));
    else gate.seen(facts(event));
  };
  const onGone = (event: PointerEvent) => {
    // A pointer that the system takes away (a call, a gesture) has drawn what it has drawn.
    if (gate.gone(facts(event))) pen.up();
  };

  canvas.addEventListener('pointerdown', onDown, options);
  canvas.addEventListener('pointermove', onMove, options);
  canvas.addEventListener('pointerup', onGone, options);
  canvas.addEventListener('pointercancel', onGone, options);
  canvas.addEventListener('lostpointercapture', onGone, options);
  // A long press must not open a menu over the drawing, and older Safari scrolls in spite of `touch-action`.
  canvas.addEventListener('contextmenu', event => event.preventDefault(), options);
  canvas.addEventListener('touchstart', event => event.preventDefault(), { ...options, passive: false });
  return () => stop.abort();
}

function facts({ pointerId, pointerType, button, timeStamp }: PointerEvent) {
  return { pointerId, pointerType, button, timeMs: timeStamp };
}

/** Every place since the last event. Pages of plain HTTP have no `getCoalescedEvents`; some browsers return nothing from it. */
function samples(event: PointerEvent): readonly PointerEvent[] {
  if (typeof event.getCoalescedEvents !== 'function') return [event];
  const coalesced = event.getCoalescedEvents();
  return coalesced.length > 0 ? coalesced : [event];
}

function penPoint(event: PointerEvent, canvas: DrawingElement): PenPoint {
  const { x, y } = toCanvas(event, canvas.getBoundingClientRect(), canvas);
  const pressure = event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : NO_PRESSURE;
  return { x, y, pressure, timeMs: event.timeStamp };
}

function capture(canvas: DrawingElement, pointerId: number): void {
  try {
    canvas.setPointerCapture(pointerId);
  } catch {
    // The pointer is gone again already; its `pointerup` comes next.
  }
}
