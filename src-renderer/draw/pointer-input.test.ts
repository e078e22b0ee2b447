import { describe, expect, it } from 'vitest';
import { listenToPointers } from './pointer-input.ts';

interface Pointer {
  readonly pointerId: number;
  readonly pointerType: 'mouse' | 'pen' | 'touch';
  readonly pressure: number;
  readonly button: number;
  readonly clientX: number;
  readonly clientY: number;
  readonly timeStamp: number;
  readonly getCoalescedEvents?: () => readonly Pointer[];
}

const pointer = (over: Partial<Pointer> = {}): Pointer => ({
  pointerId: 1,
  pointerType: 'touch',
  pressure: 0,
  button: 0,
  clientX: 100,
  clientY: 50,
  timeStamp: 0,
  ...over,
});

/** A canvas of 720×720 units, seen at 360×360 px, 100 px from the left and 50 from the top. */
class CanvasDouble extends EventTarget {
  readonly width = 720;
  readonly height = 720;
  readonly captured: number[] = [];
  captureFails = false;

  getBoundingClientRect() {
    const box = { x: 100, y: 50, left: 100, top: 50, width: 360, height: 360, right: 460, bottom: 410 };
    return { ...box, toJSON: () => box };
  }

  setPointerCapture(pointerId: number): void {
    if (this.captureFails) throw new Error('NotFoundError');
    this.captured.push(pointerId);
  }

  /** Returns whether the page kept the browser from doing what it does by itself. */
  fire(type: string, over: Partial<Pointer> = {}): boolean {
    const event = new Event(type, { cancelable: true });
    for (const [name, value] of Object.entries(pointer(over))) Object.defineProperty(event, name, { value });
    return !this.dispatchEvent(event);
  }
}

function drawing() {
  const canvas = new CanvasDouble();
  const heard: string[] = [];
  const write = (x: number, y: number, pressure: number) => `${x},${y} p${pressure.toFixed(2)}`;
  const stop = listenToPointers(canvas, {
    down: ({ x, y, pressure }) => heard.push(`down ${write(x, y, pressure)}`),
    move: points =>
      heard.push(`move ${points.map(({ x, y, pressure }) => write(x, y, pressure)).join(' | ')}`),
    up: () => heard.push('up'),
    takeBack: () => heard.push('take back'),
  });
  return { canvas, heard, stop };
}

describe('listenToPointers', () => {
  it('A2: a finger draws in canvas units, at the brush’s own size whatever pressure it claims', () => {
    const { canvas, heard } = drawing();
    expect(canvas.fire('pointerdown', { pressure: 1 })).toBe(true);
    canvas.fire('pointermove', { clientX: 280, clientY: 230 });
    canvas.fire('pointerup', { clientX: 280, clientY: 230 });
    expect(heard).toEqual(['down 0,0 p0.50', 'move 360,360 p0.50', 'up']);
    expect(canvas.captured).toEqual([1]);
  });

  it('A2: a pen brings its pressure; one that reports none draws at the middle', () => {
    const { canvas, heard } = drawing();
    canvas.fire('pointerdown', { pointerType: 'pen', pressure: 0.8 });
    canvas.fire('pointermove', { pointerType: 'pen', pressure: 0 });
    canvas.fire('pointerup', { pointerType: 'pen' });
    expect(heard).toEqual(['down 0,0 p0.80', 'move 0,0 p0.50', 'up']);
  });

  it('takes every place between two events where the browser tells them', () => {
    const { canvas, heard } = drawing();
    canvas.fire('pointerdown');
    const between = [pointer({ clientX: 110 }), pointer({ clientX: 120 })];
    canvas.fire('pointermove', { clientX: 120, getCoalescedEvents: () => between });
    canvas.fire('pointermove', { clientX: 130, getCoalescedEvents: () => [] });
    expect(heard.slice(1)).toEqual(['move 20,0 p0.50 | 40,0 p0.50', 'move 60,0 p0.50']);
  });

  it('follows one finger and not a second one', () => {
    const { canvas, heard } = drawing();
    canvas.fire('pointerdown');
    expect(canvas.fire('pointerdown', { pointerId: 2 })).toBe(false);
    canvas.fire('pointermove', { pointerId: 2 });
    canvas.fire('pointerup', { pointerId: 2 });
    canvas.fire('pointerup');
    expect(heard).toEqual(['down 0,0 p0.50', 'up']);
  });

  it('keeps what was drawn when the system takes the pointer away, once', () => {
    const { canvas, heard } = drawing();
    canvas.fire('pointerdown');
    canvas.fire('pointercancel');
    canvas.fire('lostpointercapture');
    expect(heard).toEqual(['down 0,0 p0.50', 'up']);
  });

  it('takes the heel of a hand back when the pen comes', () => {
    const { canvas, heard } = drawing();
    canvas.fire('pointerdown', { timeStamp: 0 });
    canvas.fire('pointerdown', { pointerId: 9, pointerType: 'pen', pressure: 0.5, timeStamp: 100 });
    expect(heard).toEqual(['down 0,0 p0.50', 'take back', 'down 0,0 p0.50']);
  });

  it('draws on when the pointer cannot be captured any more', () => {
    const { canvas, heard } = drawing();
    canvas.captureFails = true;
    canvas.fire('pointerdown');
    canvas.fire('pointerup');
    expect(heard).toEqual(['down 0,0 p0.50', 'up']);
  });

  it('a long press opens no menu, and a finger scrolls nothing', () => {
    const { canvas } = drawing();
    expect(canvas.fire('contextmenu')).toBe(true);
    expect(canvas.fire('touchstart')).toBe(true);
  });

  it('hears nothing after its end', () => {
    const { canvas, heard, stop } = drawing();
    stop();
    canvas.fire('pointerdown');
    expect(heard).toEqual([]);
  });
});
