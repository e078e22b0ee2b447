import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import type { Frame } from '../imaging/frame.ts';
import type { SkiaSurface } from '../imaging/surface.ts';
import { CanvasSource } from './canvas-source.ts';
import type { CanvasChange, CanvasEvent, PaintedCanvas } from './painted-canvas.ts';

/** A canvas of one colour; each change makes it another one. */
class OneColour implements PaintedCanvas {
  readonly width = 4;
  readonly height = 4;
  drawing = false;
  composed = 0;
  /** The grey level that is shown. */
  level = 0;
  readonly listeners = new Set<(change: CanvasChange) => void>();
  readonly hearers = new Set<(event: CanvasEvent) => void>();
  #dirty = true;

  onChange(listener: (change: CanvasChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  on(listener: (event: CanvasEvent) => void): () => void {
    this.hearers.add(listener);
    return () => this.hearers.delete(listener);
  }

  pens(down: boolean): void {
    this.drawing = down;
    for (const hearer of this.hearers) hearer({ type: 'drawing' });
  }

  compose(target: SkiaSurface) {
    if (!this.#dirty) return undefined;
    this.#dirty = false;
    this.composed += 1;
    target.pen.fillStyle = `rgb(${this.level}, ${this.level}, ${this.level})`;
    target.pen.fillRect(0, 0, this.width, this.height);
    return { x: 0, y: 0, width: this.width, height: this.height };
  }

  /** Without a word to anybody. */
  paint(): void {
    this.level = (this.level + 1) % 256;
    this.#dirty = true;
  }

  tell(client: string, receivedAt: number): void {
    for (const listener of this.listeners) listener({ client, receivedAt });
  }
}

let clock: ManualClock;
let canvas: OneColour;
let source: CanvasSource;

beforeEach(() => {
  clock = new ManualClock();
  canvas = new OneColour();
  source = new CanvasSource({ id: 'canvas:K7QMXD', canvas, clock });
});

/** Lets the source do what it put off to the end of the present piece of work. */
const settle = () => Promise.resolve();

async function change(client = 'ana', receivedAt = clock.now()): Promise<void> {
  canvas.paint();
  canvas.tell(client, receivedAt);
  await settle();
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await settle();
}

/** A canvas has its pixels at hand. */
function levelOf(frame: Frame): number | undefined {
  const pixels = frame.pixels();
  if (pixels instanceof Promise) throw new Error('the pixels of a canvas are not there yet');
  return pixels.data[0];
}

class Viewer {
  readonly frames: Frame[] = [];
  readonly times: number[] = [];
  readonly subscription;

  constructor(fps: number) {
    this.subscription = source.subscribe(fps, frame => {
      this.frames.push(frame);
      this.times.push(clock.now());
    });
  }

  get levels(): (number | undefined)[] {
    return this.frames.map(levelOf);
  }
}

/** Shows the first picture to everybody, and lets everybody be due again. */
async function begin(): Promise<void> {
  source.current();
  await settle();
  await pass(10_000);
}

describe('the present picture', () => {
  test('is made when it is asked for, once', () => {
    const frame = source.current();
    expect(frame).toMatchObject({ source: 'canvas:K7QMXD', sequence: 1, width: 4, height: 4 });
    expect(source.current()).toBe(frame);
    expect(canvas.composed).toBe(1);
  });

  test('is new after a change, even when it is asked for before the change is told', () => {
    source.current();
    canvas.paint();
    const frame = source.current();
    expect(frame.sequence).toBe(2);
    expect(levelOf(frame)).toBe(canvas.level);
  });

  test('stays valid while it is held, whatever is painted after', async () => {
    const frame = source.current();
    expect(frame.pixels()).toBe(frame.pixels());
    await change();
    source.current();
    expect(levelOf(frame)).toBe(0);
  });

  test('asked for by one is delivered to the others at their time', async () => {
    await begin();
    const viewer = new Viewer(10);
    await change();
    await pass(20);
    canvas.paint();
    source.current();
    expect(viewer.frames).toHaveLength(1);
    await pass(100);
    expect(viewer.levels).toEqual([1, 2]);
  });
});

describe('subscribers', () => {
  test('get a change at once when their last frame is long enough ago, never within the call', async () => {
    await begin();
    const viewer = new Viewer(30);
    canvas.paint();
    canvas.tell('ana', clock.now());
    expect(viewer.frames).toHaveLength(0);
    await settle();
    expect(viewer.frames).toHaveLength(1);
  });

  test('of an unchanged canvas get nothing, and no timer is left', async () => {
    await begin();
    const viewer = new Viewer(60);
    await pass(5000);
    await change();
    await pass(5000);
    expect(viewer.frames).toHaveLength(1);
    expect(clock.pending).toBe(0);
    expect(canvas.composed).toBe(2);
  });

  test('R5: always get the last change of a burst, at the next moment that their rate allows', async () => {
    await begin();
    const viewer = new Viewer(10);
    const start = clock.now();
    for (let index = 0; index < 25; index += 1) {
      await change();
      await pass(2);
    }
    await pass(1000);
    expect(viewer.times).toEqual([start, start + 100]);
    expect(viewer.levels.at(-1)).toBe(canvas.level);
    expect(clock.pending).toBe(0);
  });

  test('all changes of one piece of work are one frame', async () => {
    await begin();
    const viewer = new Viewer(60);
    for (const client of ['ana', 'ben']) {
      canvas.paint();
      canvas.tell(client, clock.now());
    }
    await settle();
    expect(viewer.levels).toEqual([2]);
  });

  test('one tick serves all: slower ones get the newest there is, and cost nothing', async () => {
    await begin();
    const [fast, slow] = [new Viewer(50), new Viewer(10)];
    const composedBefore = canvas.composed;
    for (let ms = 0; ms < 995; ms += 5) {
      await change();
      await pass(5);
    }
    expect(fast.frames).toHaveLength(50);
    expect(slow.frames).toHaveLength(10);
    expect(canvas.composed - composedBefore).toBe(50);
    expect(slow.frames.every(frame => fast.frames.includes(frame))).toBe(true);
  });

  test('of the same rate that came at different times share the tick', async () => {
    await begin();
    const first = new Viewer(10);
    await change();
    await pass(50);
    const second = new Viewer(10);
    const composedBefore = canvas.composed;
    for (let ms = 0; ms < 1000; ms += 10) {
      await change();
      await pass(10);
    }
    await pass(1000);
    expect(canvas.composed - composedBefore).toBeLessThanOrEqual(11);
    expect(first.levels.at(-1)).toBe(canvas.level);
    expect(second.levels.at(-1)).toBe(canvas.level);
  });

  test('get what changed while nobody looked', async () => {
    await begin();
    await change();
    const viewer = new Viewer(10);
    await settle();
    expect(viewer.levels).toEqual([1]);
  });

  test('change their rate at any time, also while they wait', async () => {
    await begin();
    const viewer = new Viewer(1);
    await change();
    await change();
    await pass(200);
    viewer.subscription.setFps(10);
    await settle();
    expect(viewer.frames).toHaveLength(2);
    viewer.subscription.setFps(1);
    await change();
    await pass(900);
    expect(viewer.frames).toHaveLength(2);
    await pass(100);
    expect(viewer.levels.at(-1)).toBe(canvas.level);
  });

  test('may leave in the middle of a delivery, each other too', async () => {
    await begin();
    const seen: string[] = [];
    const first = source.subscribe(10, () => {
      seen.push('first');
      first.close();
      second.close();
    });
    const second = source.subscribe(10, () => seen.push('second'));
    await change();
    expect(seen).toEqual(['first']);
  });
});

describe('work', () => {
  test('is not done without a subscriber', async () => {
    await begin();
    const viewer = new Viewer(30);
    await change();
    await change();
    viewer.subscription.close();
    await settle();
    const composedBefore = canvas.composed;
    for (let index = 0; index < 20; index += 1) await change();
    await pass(5000);
    expect(canvas.composed).toBe(composedBefore);
    expect(viewer.frames).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  test('is not done for a change that cannot be seen', async () => {
    await begin();
    const viewer = new Viewer(30);
    canvas.tell('ana', clock.now());
    await settle();
    await pass(1000);
    expect(viewer.frames).toHaveLength(0);
    expect(clock.pending).toBe(0);
  });

  test('ends with close: nothing listens, nothing waits', async () => {
    await begin();
    const viewer = new Viewer(5);
    await change();
    await change();
    source.close();
    await change();
    await pass(5000);
    expect(viewer.frames).toHaveLength(1);
    expect(canvas.listeners.size).toBe(0);
    expect(clock.pending).toBe(0);
  });
});

describe('the rate that is told', () => {
  test('is that of the frames that were made in the last second, not of the changes', async () => {
    await begin();
    expect(source.fps).toBe(0);
    new Viewer(20);
    for (let ms = 0; ms < 1000; ms += 10) {
      await change();
      await pass(10);
    }
    expect(source.fps).toBe(20);
    await pass(2000);
    expect(source.fps).toBe(0);
  });
});

describe('a frame', () => {
  test('carries the oldest receipt that it shows, and the time of its making', async () => {
    await begin();
    const viewer = new Viewer(10);
    await change('ana', clock.now() - 3);
    const second = clock.now();
    await change('ana', second + 1);
    await pass(50);
    await change('ana', clock.now());
    await pass(100);
    expect(viewer.frames[0]?.marks).toEqual({ receivedAt: second - 3, composedAt: second });
    expect(viewer.frames[1]?.marks).toEqual({ receivedAt: second + 1, composedAt: second + 100 });
  });

  test('does not count as slow what nobody waited for', async () => {
    await begin();
    await change();
    await pass(60_000);
    const viewer = new Viewer(10);
    await settle();
    expect(viewer.frames[0]?.marks.receivedAt).toBe(clock.now());
  });

  test('R10: names everybody who changed the picture since the one before, the operator too', async () => {
    await begin();
    const viewer = new Viewer(10);
    await change('ana');
    await change('ben');
    await change('');
    await pass(100);
    await change('ana');
    await pass(100);
    expect(viewer.frames.map(frame => [...frame.contributors])).toEqual([['ana'], ['ben', ''], ['ana']]);
  });
});

describe('R7 a picture at rest', () => {
  const settled: Frame[] = [];
  let stop: () => void;

  beforeEach(() => {
    settled.length = 0;
    stop = source.onSettled(frame => settled.push(frame));
  });

  test('is told 150 ms after the last pen went up, once, and shows the last change', async () => {
    canvas.pens(true);
    for (let n = 0; n < 5; n += 1) {
      await change();
      await pass(300);
    }
    expect(settled).toEqual([]);
    canvas.pens(false);
    await pass(149);
    expect(settled).toEqual([]);
    await pass(1);
    expect(settled.map(levelOf)).toEqual([5]);
    await pass(60_000);
    expect(settled).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  test('is told 150 ms after a change without a pen: an undo, a clear', async () => {
    await change('');
    await pass(150);
    expect(settled.map(levelOf)).toEqual([1]);
  });

  test('is not told of a pen that drew nothing', async () => {
    canvas.pens(true);
    canvas.pens(false);
    await pass(20_000);
    expect(settled).toEqual([]);
  });

  test('is told every 10 s while the pens are never all up', async () => {
    canvas.pens(true);
    for (let second = 0; second < 25; second += 1) {
      await change();
      await pass(1_000);
    }
    expect(settled.map(levelOf)).toEqual([10, 20]);
  });

  test('has its time from the last stroke where nobody waits for live frames', async () => {
    canvas.pens(true);
    await change('ana', 100);
    clock.advance(700);
    await change('ana', 790);
    canvas.pens(false);
    await pass(150);
    expect(settled[0]?.marks.receivedAt).toBe(790);
  });

  test('is the very frame that live viewers got last', async () => {
    const viewer = new Viewer(30);
    await change();
    await pass(150);
    expect(settled).toEqual([viewer.frames.at(-1)]);
  });

  test('costs nothing when nobody wants to know', async () => {
    stop();
    await change();
    await pass(10_000);
    expect([settled.length, canvas.composed, clock.pending]).toEqual([0, 0, 0]);
  });

  test('leaves nothing behind when the source is closed', async () => {
    canvas.pens(true);
    await change();
    source.close();
    expect([clock.pending, canvas.listeners.size, canvas.hearers.size]).toEqual([0, 0, 0]);
  });
});

test('whatever happens: in order, no more often than asked, and everybody ends with the last picture', async () => {
  const action = fc.oneof(
    fc.constant({ kind: 'change' as const }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 120 }) }),
    fc.constant({ kind: 'current' as const }),
  );
  const rates = fc.array(fc.constantFrom(1, 7, 11, 30, 60), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(rates, fc.array(action, { maxLength: 60 }), async (fps, actions) => {
      clock = new ManualClock();
      canvas = new OneColour();
      source = new CanvasSource({ id: 'canvas:K7QMXD', canvas, clock });
      const viewers = fps.map(rate => new Viewer(rate));
      for (const one of actions) {
        if (one.kind === 'change') await change();
        if (one.kind === 'current') source.current();
        if (one.kind === 'pass') await pass(one.ms);
      }
      await settle();
      await pass(2000);
      const newest = source.current();
      viewers.forEach((viewer, index) => {
        const interval = 1000 / (fps[index] ?? 1);
        viewer.frames.slice(1).forEach((frame, at) => {
          expect(frame.sequence).toBeGreaterThan(viewer.frames[at]?.sequence ?? 0);
          expect((viewer.times[at + 1] ?? 0) - (viewer.times[at] ?? 0)).toBeGreaterThan(interval * 0.93);
        });
        if (newest.sequence > 1) expect(viewer.frames.at(-1)).toBe(newest);
      });
      expect(clock.pending).toBe(0);
    }),
  );
});
