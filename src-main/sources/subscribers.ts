import type { Clock, TimerHandle } from '#shared/clock';
import type { Frame } from '../imaging/frame.ts';
import { FrameRate } from './frame-rate.ts';
import { Pace } from './pace.ts';
import type { Subscription } from './source.ts';

/** What a source can give its subscribers. */
export interface FrameMaker {
  newest(): Frame | undefined;
  /** Whether `make` could make a frame that is newer than the newest. */
  changed(): boolean;
  /** Makes the next frame, if there is something new to show. Tells `Subscribers.made` of it. */
  make(): void;
}

interface Subscriber {
  fps: number;
  readonly pace: Pace;
  readonly onFrame: (frame: Frame) => void;
  /** Sequence of the newest frame that it need not be given. */
  seen: number;
}

/**
 * Those who look at a source. Has frames made at most as often as the fastest of them wants, and only when something changed;
 * a slower one is given the newest frame there is when its moment comes.
 *
 * Everything happens in a microtask: what one message or one socket read changes becomes one frame, at no delay, and never in
 * the middle of the source's own work.
 */
export class Subscribers {
  readonly #clock: Clock;
  readonly #maker: FrameMaker;
  readonly #onWanted: () => void;
  readonly #all = new Set<Subscriber>();
  readonly #making = new Pace(1);
  readonly #rate = new FrameRate();
  #fastest = 0;
  #timer: TimerHandle;
  /** ms of the clock; infinite while no timer is set. */
  #timerAt = Number.POSITIVE_INFINITY;
  #awake = false;

  /** `onWanted`: `fastest` has changed. */
  constructor(options: { clock: Clock; maker: FrameMaker; onWanted?: () => void }) {
    this.#clock = options.clock;
    this.#maker = options.maker;
    this.#onWanted = options.onWanted ?? (() => undefined);
  }

  /** Frames a second that the fastest one wants; 0 while nobody looks. */
  get fastest(): number {
    return this.#fastest;
  }

  /** Frames made in the last second. */
  get fps(): number {
    return this.#rate.at(this.#clock.now());
  }

  /** `onFrame` must not throw. What changed while nobody looked is delivered to the new subscriber too. */
  add(fps: number, onFrame: (frame: Frame) => void): Subscription {
    const subscriber = { fps, pace: new Pace(fps), onFrame, seen: this.#maker.newest()?.sequence ?? 0 };
    this.#all.add(subscriber);
    this.#rateChanged();
    return {
      setFps: wanted => {
        subscriber.fps = wanted;
        subscriber.pace.setFps(wanted);
        this.#rateChanged();
      },
      close: () => {
        if (this.#all.delete(subscriber)) this.#rateChanged();
      },
    };
  }

  /** A frame is made. */
  made(): void {
    const now = this.#clock.now();
    this.#making.take(now);
    this.#rate.add(now);
  }

  /** Something changed: looks, at the end of the present piece of work, at what is to be done. */
  wake(): void {
    if (this.#awake) return;
    this.#awake = true;
    queueMicrotask(() => {
      this.#awake = false;
      this.#step();
    });
  }

  /** Lets go of everybody. */
  close(): void {
    this.#all.clear();
    this.#rateChanged();
    this.#stopTimer();
  }

  #rateChanged(): void {
    const fastest = Math.max(0, ...[...this.#all].map(subscriber => subscriber.fps));
    const another = fastest !== this.#fastest;
    this.#fastest = fastest;
    if (fastest > 0) this.#making.setFps(fastest);
    this.wake();
    if (another) this.#onWanted();
  }

  #step(): void {
    const now = this.#clock.now();
    const due = [...this.#all].filter(subscriber => subscriber.pace.dueAt <= now);
    if (due.length > 0 && this.#maker.changed() && this.#making.dueAt <= now) this.#maker.make();
    const frame = this.#maker.newest();
    const receivers = frame ? due.filter(subscriber => subscriber.seen < frame.sequence) : [];
    for (const receiver of receivers) {
      receiver.seen = frame?.sequence ?? 0;
      receiver.pace.take(now);
    }
    this.#setTimer(now);
    if (frame) for (const receiver of receivers) if (this.#all.has(receiver)) receiver.onFrame(frame);
  }

  /** Sets the timer for the first moment at which somebody may be given something; none when all have seen everything. */
  #setTimer(now: number): void {
    const at = Math.min(...[...this.#all].map(subscriber => this.#nextAt(subscriber)));
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
    if (subscriber.seen < (this.#maker.newest()?.sequence ?? 0)) return subscriber.pace.dueAt;
    if (this.#maker.changed()) return Math.max(subscriber.pace.dueAt, this.#making.dueAt);
    return Number.POSITIVE_INFINITY;
  }

  #stopTimer(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#timerAt = Number.POSITIVE_INFINITY;
  }
}
