import type { TimerHandle } from '#shared/clock';
import type { Delivery } from '#shared/contract/delivery';
import type { Panic, Why } from '#shared/contract/state';
import { Mailbox } from '#shared/mailbox';
import type { Frame, View } from '../imaging/frame.ts';
import { FrameEncodings } from './frame-pump-encodings.ts';
import { FrameLeaving, type FrameLeavingOptions } from './frame-pump-leaving.ts';
import { FramePace } from './frame-pump-pace.ts';

/**
 * Brings the newest frame to a transport whenever that is free for it. Holds one frame at most: it waits in the mailbox until there
 * is nothing in its way, and is encoded only then, so a slow display never causes an encode that nobody sees.
 *
 * This is done for every frame of every display: nothing in here makes a timer, a map or a promise that it could do without.
 */
export class FramePump {
  readonly #options: FrameLeavingOptions;
  readonly #mailbox = new Mailbox<Frame>();
  readonly #encodings: FrameEncodings;
  readonly #pace: FramePace;
  readonly #leaving: FrameLeaving;
  #panic: Panic;
  /** What waits in the mailbox has to go at once. */
  #urgent = false;
  /** See `LeavingFrame`. */
  #freshAfter = 0;
  #newestSource: string | undefined;
  #newestSequence = 0;
  #timer: TimerHandle;
  /** Monotonic ms; infinite while no timer is set. */
  #timerAt = Number.POSITIVE_INFINITY;

  constructor(options: FrameLeavingOptions) {
    this.#options = options;
    this.#panic = options.panic;
    this.#encodings = new FrameEncodings(options);
    this.#pace = new FramePace(options);
    this.#leaving = new FrameLeaving(options);
  }

  get panic(): Panic {
    return this.#panic;
  }

  /** Since when (epoch ms) and why the newest frame could not be made small enough. */
  get tooLarge(): { readonly since: number; readonly why: Why } | undefined {
    return this.#leaving.tooLarge;
  }

  /** Whether a frame is on its way to the transport. */
  get busy(): boolean {
    return this.#mailbox.full || this.#leaving.busy;
  }

  /** Whether pictures are made so that a part of one can be sent alone (S2). */
  get partial(): boolean {
    return this.#options.outlet.regions !== undefined && this.#encodings.inPlace;
  }

  /** How long the fps cap holds the next frame back, whole ms. */
  get pausedMs(): number {
    return this.#pace.pausedMs;
  }

  offer(frame: Frame): void {
    if (this.#panic !== 'live' || !this.#isNewer(frame)) return;
    this.#put(frame);
    this.pump();
  }

  /** The picture that is due now goes out whole, whatever came before (S8): black and what is held at once, a live one at its pace. */
  present(): void {
    this.stop();
    this.#options.outlet.regions?.renew();
    this.#freshAfter = this.#options.clock.now();
    const due = this.#due();
    if (!due) return;
    this.#urgent = this.#panic !== 'live';
    this.#put(due);
    this.pump();
  }

  /** The picture that is due now goes out after what is on its way, unless a newer one does. */
  refresh(): void {
    const due = this.#mailbox.full ? undefined : this.#due();
    if (due) this.again(due);
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

  /** Holds for what is encoded from now on, as do the view and the most that the display takes. */
  setDelivery(delivery: Delivery): void {
    this.#options.pilot.setDelivery(delivery);
    this.#encodings.setFormat(delivery.format);
  }

  setView(view: View): void {
    this.#encodings.setView(view);
  }

  setMaxBytes(maxBytes: number): void {
    this.#leaving.setMaxBytes(maxBytes);
    this.#options.pilot.setMaxBytes(maxBytes);
  }

  /** Lets the next frame go if nothing stands in its way; whatever stands there calls this again when it is gone. */
  pump(): void {
    if (!this.#mailbox.full || this.#leaving.busy || !this.#options.outlet.ready) return;
    const waitMs = this.#waitMs();
    if (waitMs > 0) {
      this.#pumpAfter(waitMs);
      return;
    }
    const frame = this.#mailbox.take();
    if (frame) this.#begin(frame);
  }

  /** Drops what is on its way. */
  stop(): void {
    this.#urgent = false;
    this.#mailbox.empty();
    this.#leaving.cancel();
    this.#stopTimer();
  }

  #due(): Frame | undefined {
    const { pictures } = this.#options;
    if (this.#panic === 'dark') return pictures.black();
    return this.#panic === 'live' ? pictures.current() : pictures.held();
  }

  #put(frame: Frame): void {
    this.#newestSource = frame.source;
    this.#newestSequence = frame.sequence;
    this.#options.outlet.regions?.add(frame);
    if (this.#mailbox.put(frame)) this.#skipped();
  }

  /** The feed may bring what a reconnect has just sent. */
  #isNewer(frame: Frame): boolean {
    return frame.source !== this.#newestSource || frame.sequence > this.#newestSequence;
  }

  #waitMs(): number {
    const { outlet, pilot, clock } = this.#options;
    const heldUpMs = outlet.heldUpMs(this.#urgent);
    if (heldUpMs > 0 || this.#urgent) return heldUpMs;
    return Math.max(this.#pace.pausedMs, Math.ceil(pilot.waitMs(clock.now())));
  }

  /** A timer that is set and comes no later stays: it looks again, which costs less than to set it anew for every frame. */
  #pumpAfter(ms: number): void {
    const { clock } = this.#options;
    const at = clock.now() + ms;
    if (at >= this.#timerAt) return;
    this.#stopTimer();
    this.#timerAt = at;
    this.#timer = clock.setTimeout(() => {
      this.#timerAt = Number.POSITIVE_INFINITY;
      this.pump();
    }, ms);
  }

  #stopTimer(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#timerAt = Number.POSITIVE_INFINITY;
  }

  /** A frame gave way to a newer one. One that only waited for its moment was never due, so it was not dropped. */
  #skipped(): void {
    const { outlet, pilot, clock } = this.#options;
    if (this.#leaving.busy || !outlet.ready) this.#dropped();
    else if (outlet.heldUpMs(false) > 0) {
      this.#dropped();
      pilot.skipped(clock.now());
      outlet.skipped();
    }
  }

  #begin(frame: Frame): void {
    const urgent = this.#urgent;
    this.#urgent = false;
    this.#pace.take(urgent);
    const panic = this.#panic;
    const view = this.#encodings.viewFor(panic);
    const encoding = this.#encodings.of(frame, view, this.#options.outlet.regions);
    const left = (sent: boolean) => {
      if (!sent) this.#failed();
      else if (panic === 'live') this.#encodings.holds(view);
      this.pump();
    };
    this.#leaving.begin({ frame, encoding, urgent, freshAfter: this.#freshAfter, left });
  }

  #failed(): void {
    this.#dropped();
    this.#options.outlet.regions?.lost();
  }

  #dropped(): void {
    this.#options.metrics.dropped(this.#options.displayId, 1);
  }
}
