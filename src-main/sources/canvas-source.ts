import type { Clock } from '#shared/clock';
import type { Frame, PaintedFrame } from '../imaging/frame.ts';
import { SkiaSurface } from '../imaging/surface.ts';
import { type Awaited, CanvasChanges } from './canvas-changes.ts';
import type { PaintedCanvas } from './painted-canvas.ts';
import { Settled } from './settled.ts';
import type { PaintedSource, Subscription } from './source.ts';
import { Subscribers } from './subscribers.ts';

export interface CanvasSourceOptions {
  readonly id: string;
  /** A canvas keeps track of one target, so it has one source. */
  readonly canvas: PaintedCanvas;
  readonly clock: Clock;
}

/** The frames of a room's canvas. */
export class CanvasSource implements PaintedSource {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly #canvas: PaintedCanvas;
  readonly #clock: Clock;
  readonly #changes = new CanvasChanges();
  readonly #subscribers: Subscribers;
  readonly #settled: Settled;
  readonly #stopListening: () => void;
  readonly #stopHearing: () => void;
  #surface: SkiaSurface | undefined;
  #newest: PaintedFrame | undefined;

  constructor({ id, canvas, clock }: CanvasSourceOptions) {
    this.id = id;
    this.width = canvas.width;
    this.height = canvas.height;
    this.#canvas = canvas;
    this.#clock = clock;
    this.#subscribers = new Subscribers({
      clock,
      maker: {
        newest: () => this.#newest,
        changed: () => this.#changes.any,
        make: () => this.#compose(),
      },
    });
    this.#settled = new Settled({ clock, drawing: canvas.drawing, current: () => this.current() });
    this.#stopListening = canvas.onChange(change => {
      this.#changes.add(change, this.#awaited);
      this.#settled.changed();
      this.#subscribers.wake();
    });
    this.#stopHearing = canvas.on(({ type }) => {
      if (type === 'drawing') this.#settled.pens(canvas.drawing);
    });
  }

  get fps(): number {
    return this.#subscribers.fps;
  }

  /**
   * Asks the canvas even when no change was told yet, so that it is right also in the middle of the room's own telling. A
   * frame made here is delivered to the subscribers as well: whoever is one compares sequences.
   */
  current(): PaintedFrame {
    const frame = this.#compose();
    this.#subscribers.wake();
    return frame;
  }

  subscribe(fps: number, onFrame: (frame: Frame) => void): Subscription {
    return this.#subscribers.add(fps, onFrame);
  }

  onSettled(listener: (frame: Frame) => void): () => void {
    return this.#settled.add(listener);
  }

  /** Lets go of the canvas, the subscribers and the timers. */
  close(): void {
    this.#stopListening();
    this.#stopHearing();
    this.#subscribers.close();
    this.#settled.close();
  }

  get #awaited(): Awaited {
    if (this.#subscribers.fastest > 0) return 'frames';
    return this.#settled.wanted ? 'rest' : 'nobody';
  }

  #compose(): PaintedFrame {
    this.#surface ??= new SkiaSurface(this.width, this.height);
    const now = this.#clock.now();
    const changed = this.#canvas.compose(this.#surface);
    const { receivedAt, contributors } = this.#changes.take(now);
    if (this.#newest && !changed) return this.#newest;
    this.#subscribers.made();
    const pixels = this.#surface.readPixels();
    this.#newest = {
      source: this.id,
      sequence: (this.#newest?.sequence ?? 0) + 1,
      width: this.width,
      height: this.height,
      marks: { receivedAt, composedAt: this.#clock.now() },
      contributors,
      ...(this.#newest && changed && { changed }),
      pixels: () => pixels,
    };
    return this.#newest;
  }
}
