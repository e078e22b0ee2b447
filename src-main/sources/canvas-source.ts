import type { Clock, TimerHandle } from '#shared/clock';
import type { Frame } from '../imaging/frame.ts';
import { SkiaSurface } from '../imaging/surface.ts';
import { type Awaited, CanvasChanges } from './canvas-changes.ts';
import { Pace } from './pace.ts';
import type { PaintedCanvas } from './painted-canvas.ts';
import { SettleWatch } from './settle-watch.ts';
import type { Source, Subscription } from './source.ts';

interface Subscriber {
  fps: number;
  readonly pace: Pace;
  readonly onFrame: (frame: Frame) => void;
  /** Sequence of the newest frame that it need not be given. */
  seen: number;
}

export interface CanvasSourceOptions {
  readonly id: string;
  /** A canvas keeps track of one target, so it has one source. */
  readonly canvas: PaintedCanvas;
  readonly clock: Clock;
}

/**
 * The frames of a room's canvas. Composes at most as often as its fastest subscriber wants, and only when something changed;
 * a slower subscriber is given the newest frame there is when its moment comes.
 *
 * Changes are answered in a microtask: what one message or one socket read changes becomes one frame, at no delay, and never
 * in the middle of the room's own work.
 */
export class CanvasSource implements Source {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly #canvas: PaintedCanvas;
  readonly #clock: Clock;
  readonly #changes = new CanvasChanges();
  readonly #subscribers = new Set<Subscriber>();
  readonly #settledListeners = new Set<(frame: Frame) => void>();
  readonly #settling: SettleWatch;
  readonly #stopListening: () => void;
  readonly #stopHearing: () => void;
  readonly #composing = new Pace(1);
  #surface: SkiaSurface | undefined;
  #newest: Frame | undefined;
  #settledSequence = 0;
  #timer: TimerHandle;
  /** ms of the clock; infinite while no timer is set. */
  #timerAt = Number.POSITIVE_INFINITY;
  #awake = false;

  constructor({ id, canvas, clock }: CanvasSourceOptions) {
    this.id = id;
    this.width = canvas.width;
    this.height = canvas.height;
    this.#canvas = canvas;
    this.#clock = clock;
    this.#settling = new SettleWatch({ clock, drawing: canvas.drawing, onRest: () => this.#settled() });
    this.#stopListening = canvas.onChange(change => {
      this.#changes.add(change, this.#awaited);
      this.#settling.changed();
      this.#wake();
    });
    this.#stopHearing = canvas.on(({ type }) => {
      if (type === 'drawing') this.#settling.pens(canvas.drawing);
    });
  }

  /**
   * Asks the canvas even when no change was told yet, so that it is right also in the middle of the room's own telling. A
   * frame made here is delivered to the subscribers as well: whoever is one compares sequences.
   */
  current(): Frame {
    const frame = this.#compose();
    this.#wake();
    return frame;
  }

  /** `onFrame` must not throw. A change that nobody has seen yet is delivered to the new subscriber too. */
  subscribe(fps: number, onFrame: (frame: Frame) => void): Subscription {
    const subscriber: Subscriber = { fps, pace: new Pace(fps), onFrame, seen: this.#newest?.sequence ?? 0 };
    this.#subscribers.add(subscriber);
    this.#rateChanged();
    return {
      setFps: wanted => {
        subscriber.fps = wanted;
        subscriber.pace.setFps(wanted);
        this.#rateChanged();
      },
      close: () => {
        this.#subscribers.delete(subscriber);
        this.#rateChanged();
      },
    };
  }

  /** `listener` must not throw. */
  onSettled(listener: (frame: Frame) => void): () => void {
    this.#settledListeners.add(listener);
    this.#settling.want(true);
    return () => {
      this.#settledListeners.delete(listener);
      this.#settling.want(this.#settledListeners.size > 0);
    };
  }

  /** Lets go of the canvas, the subscribers and the timers. */
  close(): void {
    this.#stopListening();
    this.#stopHearing();
    this.#subscribers.clear();
    this.#settledListeners.clear();
    this.#settling.want(false);
    this.#stopTimer();
  }

  get #awaited(): Awaited {
    if (this.#subscribers.size > 0) return 'frames';
    return this.#settledListeners.size > 0 ? 'rest' : 'nobody';
  }

  #settled(): void {
    const frame = this.current();
    if (frame.sequence === this.#settledSequence) return;
    this.#settledSequence = frame.sequence;
    for (const listener of this.#settledListeners) listener(frame);
  }

  #rateChanged(): void {
    const fastest = Math.max(0, ...[...this.#subscribers].map(subscriber => subscriber.fps));
    if (fastest > 0) this.#composing.setFps(fastest);
    this.#wake();
  }

  /** Looks, at the end of the present piece of work, at what is to be done. */
  #wake(): void {
    if (this.#awake) return;
    this.#awake = true;
    queueMicrotask(() => {
      this.#awake = false;
      this.#step();
    });
  }

  #step(): void {
    const now = this.#clock.now();
    const due = [...this.#subscribers].filter(subscriber => subscriber.pace.dueAt <= now);
    if (due.length > 0 && this.#changes.any && this.#composing.dueAt <= now) this.#compose();
    const frame = this.#newest;
    const receivers = frame ? due.filter(subscriber => subscriber.seen < frame.sequence) : [];
    for (const receiver of receivers) {
      receiver.seen = frame?.sequence ?? 0;
      receiver.pace.take(now);
    }
    this.#setTimer(now);
    if (frame) for (const receiver of receivers) if (this.#subscribers.has(receiver)) receiver.onFrame(frame);
  }

  #compose(): Frame {
    this.#surface ??= new SkiaSurface(this.width, this.height);
    const now = this.#clock.now();
    const changed = this.#canvas.compose(this.#surface);
    const { receivedAt, contributors } = this.#changes.take(now);
    if (this.#newest && !changed) return this.#newest;
    this.#composing.take(now);
    const pixels = this.#surface.readPixels();
    this.#newest = {
      source: this.id,
      sequence: (this.#newest?.sequence ?? 0) + 1,
      width: this.width,
      height: this.height,
      marks: { receivedAt, composedAt: this.#clock.now() },
      contributors,
      pixels: () => pixels,
    };
    return this.#newest;
  }

  /** Sets the timer for the first moment at which somebody may be given something; none when all have seen everything. */
  #setTimer(now: number): void {
    const at = Math.min(...[...this.#subscribers].map(subscriber => this.#nextAt(subscriber)));
    if (at === this.#timerAt) return;
    this.#stopTimer();
    if (at === Number.POSITIVE_INFINITY) return;
    this.#timerAt = at;
    this.#timer = this.#clock.setTimeout(() => {
      this.#stopTimer();
      this.#step();
    }, at - now);
  }

  #nextAt(subscriber: Subscriber): number {
    if (subscriber.seen < (this.#newest?.sequence ?? 0)) return subscriber.pace.dueAt;
    if (this.#changes.any) return Math.max(subscriber.pace.dueAt, this.#composing.dueAt);
    return Number.POSITIVE_INFINITY;
  }

  #stopTimer(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#timerAt = Number.POSITIVE_INFINITY;
  }
}
