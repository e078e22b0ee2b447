import type { TimerHandle } from '#shared/clock';
import type { Delivery, PictureFormat } from '#shared/contract/delivery';
import type { SendingState } from '#shared/contract/sending';
import type { Panic, SenderState, Why } from '#shared/contract/state';
import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { Delivered, LiveDriver } from '../displays/live-driver.ts';
import { DisplayError } from '../displays/why.ts';
import type { EncodedFrame, Frame, View } from '../imaging/frame.ts';
import { FramePump } from './frame-pump.ts';
import type { Outlet } from './frame-pump-outlet.ts';
import { isRefusal, retryDelayMs } from './retry-policy.ts';
import type { Sender, SenderListener, Wanted } from './sender.ts';
import type { SendingOptions } from './sender-options.ts';
import { SlowWatch } from './slow-watch.ts';
import { type SentFrame, StageMarks } from './stage-marks.ts';
import type { Way } from './way.ts';

/** D7: a display that takes longer for one picture does not keep up with anything. */
const SLOW_AFTER_MS = 1_000;

/**
 * How long black waits for a picture that is being posted to a display's memory, ms: about one frame. A picture that takes longer is
 * taken back with a reset (D7). One on its way to a card is waited for: half a file would be worse than a late blackout.
 */
const GIVE_WAY_AFTER_MS = 30;

export interface PostSenderOptions extends SendingOptions {
  /** Shared with everybody who asks this display something. */
  readonly driver: LiveDriver;
  readonly listener: SenderListener;
  /** 0–1, as `Math.random`. */
  readonly random: () => number;
}

/** How one transport posts its pictures. */
export interface Posting {
  readonly kind: 'raw' | 'upload';
  readonly wants: 'frames' | 'finals';
  post(driver: LiveDriver, picture: PostedPicture, signal: AbortSignal): Promise<Delivered>;
}

export interface PostedPicture {
  readonly display: string;
  readonly bytes: Buffer;
  readonly format: PictureFormat;
}

/** Times are epoch ms. `retrying` lasts from the first failure until a picture got through, attempts included. */
type PostState =
  | { readonly kind: 'connecting'; readonly since: number }
  | { readonly kind: 'open'; readonly since: number }
  | { readonly kind: 'retrying'; readonly since: number; readonly retryAt: number; readonly why: Why }
  | { readonly kind: 'refused'; readonly since: number; readonly why: Why };

/**
 * Sends a source to one display by HTTP, one request at a time. What counts is the display's answer: only then is a picture told as
 * sent, because only then is it the one that is seen.
 */
export class PostSender implements Sender, Outlet {
  readonly #options: PostSenderOptions;
  readonly #posting: Posting;
  readonly #pump: FramePump;
  readonly #slow: SlowWatch;
  readonly #marks: StageMarks;
  #state: PostState;
  #failures = 0;
  #closed = false;
  /** The request by which a picture is under way. */
  #running: AbortController | undefined;
  #givingWay: TimerHandle;
  /** A finished picture that did not get through. */
  #unsent: Frame | undefined;
  #late: TimerHandle;
  /** While it is set, nothing is sent. */
  #retry: TimerHandle;

  constructor(options: PostSenderOptions, posting: Posting) {
    const { clock, metrics, displayId } = options;
    this.#options = options;
    this.#posting = posting;
    // The display's own limit may be lower; then it says so.
    this.#pump = new FramePump({ ...options, outlet: this, maxBytes: DISPLAY_LIMITS.uploadBytes });
    this.#slow = new SlowWatch(clock);
    this.#marks = new StageMarks(metrics, displayId);
    this.#state = { kind: 'connecting', since: clock.wall() };
  }

  get state(): SenderState {
    if (this.#state.kind !== 'open') return this.#state;
    if (this.#pump.tooLarge) return { kind: 'refused', ...this.#pump.tooLarge };
    if (this.#slow.slow) return { kind: 'slow', ...this.#slow.slow };
    return { kind: 'live', since: Math.max(this.#state.since, this.#slow.calmSince) };
  }

  get reached(): boolean {
    return this.#state.kind === 'open';
  }

  get ready(): boolean {
    return this.#retry === undefined;
  }

  get wants(): Wanted {
    if (this.#pump.panic !== 'live') return 'nothing';
    if (this.#posting.wants === 'finals') return 'finals';
    return this.reached || this.#pictureRefused ? 'frames' : 'nothing';
  }

  get sending(): SendingState | undefined {
    if (this.wants === 'nothing' || !this.reached) return undefined;
    return { ...this.#options.pilot.state, regions: false };
  }

  open(): void {
    this.#options.listener.changed();
    this.#pump.present();
  }

  close(): void {
    this.#closed = true;
    this.#running?.abort();
    this.#options.clock.clearTimeout(this.#late);
    this.#options.clock.clearTimeout(this.#givingWay);
    this.#pump.stop();
    this.#slow.reset();
    this.#stopRetry();
  }

  offer(frame: Frame): void {
    this.#pump.offer(frame);
  }

  /** What has to be shown at once does not wait for the next attempt either. */
  present(): void {
    this.#stopRetry();
    this.#unsent = undefined;
    this.#pump.present();
  }

  setPanic(panic: Panic): void {
    const before = this.#pump.panic;
    if (!this.#pump.setPanic(panic)) return;
    this.#unsent = undefined;
    this.#options.listener.changed();
    if (panic === 'dark') this.#giveWaySoon();
    // What a frozen display shows it has already, unless that is black.
    if (panic !== 'frozen' || before === 'dark') this.present();
  }

  setView(view: View): void {
    this.#pump.setView(view);
    if (this.#pump.panic === 'live') this.present();
  }

  setDelivery(delivery: Delivery): void {
    this.#pump.setDelivery(delivery);
    if (this.#pump.panic !== 'frozen') this.present();
  }

  follow(way: Way): boolean {
    return way.kind === this.#posting.kind && way.driver === this.#options.driver;
  }

  polled(why?: Why): void {
    if (this.#running) return;
    if (why && this.reached) this.#failed(why);
    // There is nothing to send: frozen before the first picture.
    if (!why && this.#state.kind !== 'refused' && this.ready && !this.#pump.busy && !this.reached)
      this.#opened();
  }

  heldUpMs(): number {
    return this.#running !== undefined ? Number.POSITIVE_INFINITY : 0;
  }

  skipped(): void {
    this.#slow.skipped({ code: 'falling-behind', detail: '' });
  }

  send(encoded: EncodedFrame, sent: SentFrame): void {
    const { pilot, clock } = this.#options;
    const request = new AbortController();
    this.#running = request;
    pilot.sent({ bytes: encoded.bytes.length, atMs: clock.now() });
    void this.#post(encoded, sent, request.signal);
  }

  async #post(encoded: EncodedFrame, sent: SentFrame, signal: AbortSignal): Promise<void> {
    const { clock, metrics, displayId } = this.#options;
    this.#watch();
    const outcome = await this.#outcome(encoded, signal);
    if (this.#closed) return;
    this.#running = undefined;
    clock.clearTimeout(this.#late);
    clock.clearTimeout(this.#givingWay);
    // It was taken back: that is no fault of the display.
    if (signal.aborted) metrics.dropped(displayId, 1);
    else if ('why' in outcome) this.#notTaken(encoded.frame, outcome.why);
    else this.#taken(encoded, sent, outcome);
    this.#pump.pump();
  }

  #giveWaySoon(): void {
    const running = this.#running;
    if (!running || this.#posting.kind !== 'raw') return;
    const { clock } = this.#options;
    clock.clearTimeout(this.#givingWay);
    this.#givingWay = clock.setTimeout(() => running.abort(), GIVE_WAY_AFTER_MS);
  }

  #watch(): void {
    this.#late = this.#options.clock.setTimeout(() => {
      this.#slow.writtenOff({ code: 'falling-behind', detail: `> ${SLOW_AFTER_MS} ms` });
      this.#watch();
    }, SLOW_AFTER_MS);
  }

  async #outcome({ bytes, encoding }: EncodedFrame, signal: AbortSignal): Promise<Delivered | { why: Why }> {
    try {
      const { driver, displayId: display } = this.#options;
      const picture = { display, bytes, format: encoding.format };
      return await this.#posting.post(driver, picture, signal);
    } catch (error) {
      if (error instanceof DisplayError) return { why: error.why };
      return { why: { code: 'bad-reply', detail: String(error) } };
    }
  }

  #taken(encoded: EncodedFrame, sent: SentFrame, delivered: Delivered): void {
    const { metrics, displayId, listener, clock, pilot } = this.#options;
    const { sentAt, answeredAt, updated } = delivered;
    metrics.sent(displayId, encoded.bytes.length);
    pilot.acknowledged({ tookMs: answeredAt - sentAt, atMs: answeredAt });
    this.#marks.answered(sent, delivered);
    listener.sent(encoded, clock.wall());
    if (updated !== false) listener.shown(sent, answeredAt, updated === true);
    if (this.reached) listener.heard();
    else this.#opened();
  }

  #opened(): void {
    this.#stopRetry();
    this.#failures = 0;
    this.#options.pilot.reset();
    this.#state = { kind: 'open', since: this.#options.clock.wall() };
    this.#options.listener.changed();
    // What changed between the picture that got through and this moment was offered to nobody.
    const current = this.wants === 'frames' ? this.#options.pictures.current() : undefined;
    if (current) this.#pump.offer(current);
  }

  #notTaken(frame: Frame, why: Why): void {
    const { metrics, displayId, pilot, clock } = this.#options;
    metrics.dropped(displayId, 1);
    pilot.lost(1, clock.now());
    // A picture that was refused once is refused again.
    if (this.wants === 'finals' && why.code !== 'picture-refused') this.#unsent = frame;
    this.#failed(why);
  }

  #failed(why: Why): void {
    const { clock, listener, random } = this.#options;
    this.#failures += 1;
    const policyMs = retryDelayMs({ why, failures: this.#failures }, random());
    const delayMs = Math.max(policyMs, this.#pump.pausedMs);
    const now = clock.wall();
    const kind = isRefusal(why) ? 'refused' : 'retrying';
    const since = this.#state.kind === kind ? this.#state.since : now;
    this.#state = kind === 'refused' ? { kind, since, why } : { kind, since, retryAt: now + delayMs, why };
    this.#slow.reset();
    this.#stopRetry();
    this.#retry = clock.setTimeout(() => this.#tryAgain(), delayMs);
    listener.lost(why);
  }

  #tryAgain(): void {
    this.#retry = undefined;
    const unsent = this.#unsent;
    this.#unsent = undefined;
    if (this.#pictureRefused) this.#pump.pump();
    else if (unsent) this.#pump.again(unsent);
    else if (this.wants === 'finals' && this.#pump.busy) this.#pump.pump();
    else this.#pump.present();
  }

  get #pictureRefused(): boolean {
    return this.#state.kind === 'refused' && this.#state.why.code === 'picture-refused';
  }

  #stopRetry(): void {
    this.#options.clock.clearTimeout(this.#retry);
    this.#retry = undefined;
  }
}
