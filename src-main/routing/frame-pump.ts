import type { Clock, TimerHandle } from '#shared/clock';
import type { Delivery } from '#shared/contract/delivery';
import type { Panic, Why } from '#shared/contract/state';
import type { Log } from '#shared/log';
import { Mailbox } from '#shared/mailbox';
import type { EncodedFrame, Frame } from '../imaging/frame.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { Pace } from '../sources/pace.ts';
import { type Encodes, encodeWithin, type FittedFrame } from './encode-within.ts';
import type { Pictures } from './sender.ts';
import type { SentFrame } from './stage-marks.ts';

/**
 * How much earlier than due a frame may leave, as a share of its interval. The source keeps the same pace in a phase of its own:
 * without this, one late frame would make all that follow wait. What goes early counts as sent when it was due, so the average
 * stays below the cap.
 */
const EARLY_SHARE = 1 / 4;

/**
 * Cards wear, and a display takes up to half a second for one. `Pace` makes up for a lateness of a sixteenth; this much below one, no
 * two are closer than a second.
 */
const UPLOADS_A_SECOND = 15 / 16;

/** Something that a frame has to wait for. When it is gone, somebody calls `pump`, or it is looked at again after `againMs`. */
export interface Obstacle {
  readonly againMs?: number;
}

/** The transport below a pump. */
export interface Outlet {
  /** Whether anything can be sent at all now. */
  readonly ready: boolean;
  /** `urgent`: the frame has to go at once if there is any way. */
  obstacle(urgent: boolean): Obstacle | undefined;
  /** Takes the frame; tells what becomes of it to whom it wants. */
  send(encoded: EncodedFrame, sent: SentFrame): void;
  /** A frame gave way to a newer one because of an obstacle. */
  skipped(): void;
}

/** What every sender is given, whatever its transport. */
export interface SendingOptions {
  readonly displayId: string;
  readonly delivery: Delivery;
  readonly panic: Panic;
  readonly pictures: Pictures;
  readonly encodes: Encodes;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
}

export interface FramePumpOptions extends SendingOptions {
  readonly outlet: Outlet;
  /** What the display takes at most, bytes. */
  readonly maxBytes: number;
}

/**
 * Brings the newest frame to a transport whenever that is free for it. Holds one frame at most: it waits in the mailbox until there
 * is nothing in its way, and is encoded only then, so a slow display never causes an encode that nobody sees.
 */
export class FramePump {
  readonly #options: FramePumpOptions;
  readonly #mailbox = new Mailbox<Frame>();
  readonly #pace: Pace;
  #delivery: Delivery;
  #panic: Panic;
  /** Counts up when what is being encoded must not be sent any more: another connection, another panic. */
  #epoch = 0;
  #encoding = false;
  /** What waits in the mailbox has to go at once. */
  #urgent = false;
  /** A frame whose oldest input came until then is sent again, or late for a reason that is no latency. Monotonic ms. */
  #freshAfter = 0;
  #newest: { readonly source: string; readonly sequence: number } | undefined;
  #tooLarge: { readonly since: number; readonly why: Why } | undefined;
  #timer: TimerHandle;

  constructor(options: FramePumpOptions) {
    this.#options = options;
    this.#delivery = options.delivery;
    this.#panic = options.panic;
    this.#pace = new Pace(framesASecond(options.delivery));
  }

  get panic(): Panic {
    return this.#panic;
  }

  /** Since when (epoch ms) and why the newest frame could not be made small enough. */
  get tooLarge(): { readonly since: number; readonly why: Why } | undefined {
    return this.#tooLarge;
  }

  /** Whether a frame is on its way to the transport. */
  get busy(): boolean {
    return this.#mailbox.full || this.#encoding;
  }

  /** How long the fps cap holds the next frame back, whole ms. */
  get pausedMs(): number {
    const { transport, fps } = this.#delivery;
    const earlyMs = transport === 'upload' ? 0 : (EARLY_SHARE * 1000) / fps;
    return Math.max(0, Math.ceil(this.#pace.dueAt - earlyMs - this.#options.clock.now()));
  }

  offer(frame: Frame): void {
    if (this.#panic !== 'live' || !this.#isNewer(frame)) return;
    this.#put(frame);
    this.pump();
  }

  /** The picture that is due now goes out, whatever came before (S8): black and what is held at once, a live one at its pace. */
  present(): void {
    this.stop();
    this.#freshAfter = this.#options.clock.now();
    const due = this.#due();
    if (!due) return;
    this.#urgent = this.#panic !== 'live';
    this.#put(due);
    this.pump();
  }

  /** A frame that was sent in vain goes again, unless a newer one is waiting. */
  again(frame: Frame): void {
    this.#freshAfter = this.#options.clock.now();
    if (!this.#mailbox.full) this.#put(frame);
    this.pump();
  }

  /** Returns `false` when it is so already. What was on its way is dropped. */
  setPanic(panic: Panic): boolean {
    if (panic === this.#panic) return false;
    this.#panic = panic;
    this.stop();
    return true;
  }

  /** Holds for what is encoded from now on. */
  setDelivery(delivery: Delivery): void {
    this.#delivery = delivery;
    this.#pace.setFps(framesASecond(delivery));
  }

  /** Lets the next frame go if nothing stands in its way; whatever stands there calls this again when it is gone. */
  pump(): void {
    const { outlet, clock } = this.#options;
    if (!this.#mailbox.full || this.#encoding || !outlet.ready) return;
    const obstacle = outlet.obstacle(this.#urgent) ?? this.#tooEarly();
    if (obstacle) {
      if (obstacle.againMs !== undefined) this.#pumpAfter(obstacle.againMs);
      return;
    }
    const frame = this.#mailbox.take();
    if (!frame) return;
    this.#pace.take(this.#urgent ? clock.now() : Math.max(clock.now(), this.#pace.dueAt));
    this.#urgent = false;
    void this.#encodeAndSend(frame);
  }

  /** Drops what is on its way. */
  stop(): void {
    this.#epoch += 1;
    this.#encoding = false;
    this.#urgent = false;
    this.#mailbox.empty();
    this.#options.clock.clearTimeout(this.#timer);
  }

  #due(): Frame | undefined {
    const { pictures } = this.#options;
    if (this.#panic === 'dark') return pictures.black();
    return this.#panic === 'live' ? pictures.current() : pictures.held();
  }

  #put(frame: Frame): void {
    this.#newest = { source: frame.source, sequence: frame.sequence };
    if (this.#mailbox.put(frame)) this.#skipped();
  }

  /** The feed may bring what a reconnect has just sent. */
  #isNewer(frame: Frame): boolean {
    return frame.source !== this.#newest?.source || frame.sequence > this.#newest.sequence;
  }

  #tooEarly(): Obstacle | undefined {
    const againMs = this.pausedMs;
    return againMs > 0 && !this.#urgent ? { againMs } : undefined;
  }

  #pumpAfter(ms: number): void {
    const { clock } = this.#options;
    clock.clearTimeout(this.#timer);
    this.#timer = clock.setTimeout(() => this.pump(), ms);
  }

  /** A frame gave way to a newer one. One that only waited for its moment was never due, so it was not dropped. */
  #skipped(): void {
    const { outlet } = this.#options;
    if (this.#encoding || !outlet.ready) this.#dropped();
    else if (outlet.obstacle(false)) {
      this.#dropped();
      outlet.skipped();
    }
  }

  async #encodeAndSend(frame: Frame): Promise<void> {
    const epoch = this.#epoch;
    this.#encoding = true;
    const fitted = await this.#fit(frame);
    if (epoch !== this.#epoch) return;
    this.#encoding = false;
    if (fitted?.encoded) this.#options.outlet.send(fitted.encoded, this.#marksOf(fitted.encoded));
    else this.#dropped();
    if (fitted) this.#tooLarge = fitted.encoded ? undefined : this.#tooLargeBy(fitted.bytes);
    this.pump();
  }

  async #fit(frame: Frame): Promise<FittedFrame | undefined> {
    const { encodes, metrics, displayId, log, maxBytes } = this.#options;
    const { format, quality } = this.#delivery;
    try {
      const fitted = await encodeWithin(encodes, frame, { format, quality, maxBytes });
      for (let count = 0; count < fitted.begun; count += 1) metrics.encoded(displayId);
      return fitted;
    } catch (error) {
      log.error('routing', 'a frame could not be encoded', { display: displayId, error: String(error) });
      return undefined;
    }
  }

  #marksOf({ frame: { marks }, encodeStartedAt, encodedAt }: EncodedFrame): SentFrame {
    return { ...marks, encodeStartedAt, encodedAt, fresh: marks.receivedAt > this.#freshAfter };
  }

  #tooLargeBy(bytes: number): { since: number; why: Why } {
    const why: Why = { code: 'frame-too-large', detail: `${bytes} > ${this.#options.maxBytes}` };
    return { since: this.#tooLarge?.since ?? this.#options.clock.wall(), why };
  }

  #dropped(): void {
    this.#options.metrics.dropped(this.#options.displayId, 1);
  }
}

function framesASecond({ transport, fps }: Delivery): number {
  return transport === 'upload' ? UPLOADS_A_SECOND : fps;
}
