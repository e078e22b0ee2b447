import type { Rect } from '#shared/brush/surface';
import type { Clock } from '#shared/clock';
import type { Frame, OriginalPicture } from '../imaging/frame.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { Settled } from './settled.ts';
import type { Source, Subscription } from './source.ts';
import { Subscribers } from './subscribers.ts';

/** A picture that a source is given. */
export interface Published {
  readonly width: number;
  readonly height: number;
  /** The `pixels` of its frame: the same buffer at every call while the frame is held; rejects with `ImageError`. */
  readonly pixels: () => Pixels | Promise<Pixels>;
  readonly original?: OriginalPicture | undefined;
  /** Monotonic ms; now unless given. */
  readonly receivedAt?: number;
  /** All that differs from the picture before, px; absent: that may be everything. */
  readonly changed?: Rect | undefined;
  /** The next one is seconds away. */
  readonly still?: boolean;
  /** Clients whose input it is. */
  readonly contributors?: ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();

/** A source whose pictures come from somewhere else: a file, a clip, a stranger's program. */
export class PictureSource implements Source {
  readonly id: string;
  readonly #clock: Clock;
  readonly #subscribers: Subscribers;
  readonly #settled: Settled;
  readonly #wantedListeners = new Set<() => void>();
  #newest: Frame | undefined;
  #sequence = 0;
  #wanted = false;

  constructor({ id, clock }: { readonly id: string; readonly clock: Clock }) {
    this.id = id;
    this.#clock = clock;
    this.#subscribers = new Subscribers({
      clock,
      maker: { newest: () => this.#newest, changed: () => false, make: () => undefined },
      onWanted: () => this.#wantedChanged(),
    });
    this.#settled = new Settled({ clock, current: () => this.#newest });
  }

  get width(): number {
    return this.#newest?.width ?? 0;
  }

  get height(): number {
    return this.#newest?.height ?? 0;
  }

  get fps(): number {
    return this.#subscribers.fps;
  }

  current(): Frame | undefined {
    return this.#newest;
  }

  subscribe(fps: number, onFrame: (frame: Frame) => void): Subscription {
    return this.#subscribers.add(fps, onFrame);
  }

  onSettled(listener: (frame: Frame) => void): () => void {
    const stop = this.#settled.add(listener);
    this.#wantedChanged();
    return () => {
      stop();
      this.#wantedChanged();
    };
  }

  /** Whether anybody looks: a clip plays only then. */
  get wanted(): boolean {
    return this.#wanted;
  }

  /** `wanted` has changed. `listener` must not throw. Returns how to stop. */
  onWanted(listener: () => void): () => void {
    this.#wantedListeners.add(listener);
    return () => this.#wantedListeners.delete(listener);
  }

  /** The picture that is shown from now on. Returns its frame. */
  publish(picture: Published): Frame {
    this.#sequence += 1;
    const frame = this.#frame(picture);
    this.#newest = frame;
    this.#subscribers.made();
    this.#settled.changed();
    this.#subscribers.wake();
    return frame;
  }

  /** A frame turned out to be no picture: should it be the present one, `instead` is that again. */
  retract(frame: Frame, instead: Frame | undefined): void {
    if (this.#newest === frame) this.#newest = instead;
  }

  /** Lets go of the subscribers and the timers. */
  close(): void {
    this.#subscribers.close();
    this.#settled.close();
    this.#wantedChanged();
    this.#wantedListeners.clear();
  }

  #frame({ width, height, pixels, receivedAt, contributors, original, changed, still }: Published): Frame {
    const now = this.#clock.now();
    return {
      source: this.id,
      sequence: this.#sequence,
      width,
      height,
      marks: { receivedAt: receivedAt ?? now, composedAt: now },
      contributors: contributors ?? NOBODY,
      ...(original && { original }),
      ...(changed && { changed }),
      ...(still && { still }),
      pixels,
    };
  }

  #wantedChanged(): void {
    const wanted = this.#subscribers.fastest > 0 || this.#settled.wanted;
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    for (const listener of this.#wantedListeners) listener();
  }
}
