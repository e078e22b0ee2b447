import type { TimerHandle } from '#shared/clock';
import type { Delivery, PictureFormat } from '#shared/contract/delivery';
import type { Panic, SenderState, Why } from '#shared/contract/state';
import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { Delivered, LiveDriver } from '../displays/live-driver.ts';
import { DisplayError } from '../displays/why.ts';
import type { EncodedFrame, Frame } from '../imaging/frame.ts';
import { FramePump, type Obstacle, type Outlet, type SendingOptions } from './frame-pump.ts';
import { isRefusal, retryDelayMs } from './retry-policy.ts';
import type { Sender, SenderListener, Wanted } from './sender.ts';
import { SlowWatch } from './slow-watch.ts';
import { type SentFrame, StageMarks } from './stage-marks.ts';

/** D7: a display that takes longer for one picture does not keep up with anything. */
const SLOW_AFTER_MS = 1_000;

export interface PostSenderOptions extends SendingOptions {
  /** Shared with everybody who asks this display something. */
  readonly driver: LiveDriver;
  readonly listener: SenderListener;
  /** 0–1, as `Math.random`. */
  readonly random: () => number;
}

/** How one transport posts its pictures. */
export interface Posting {
  readonly wants: 'frames' | 'finals';
  post(driver: LiveDriver, bytes: Buffer, format: PictureFormat, signal: AbortSignal): Promise<Delivered>;
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
  readonly #closing = new AbortController();
  /** A picture is under way. */
  #running = false;
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

  open(): void {
    this.#options.listener.changed();
    this.#pump.present();
  }

  close(): void {
    this.#running = false;
    this.#closing.abort();
    this.#options.clock.clearTimeout(this.#late);
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
    if (!this.#pump.setPanic(panic)) return;
    this.#unsent = undefined;
    this.#options.listener.changed();
    // What a frozen display shows it has already.
    if (panic !== 'frozen') this.present();
  }

  setDelivery(delivery: Delivery): void {
    this.#pump.setDelivery(delivery);
    if (this.#pump.panic !== 'frozen') this.present();
  }

  polled(why?: Why): void {
    if (this.#running) return;
    if (why && this.reached) this.#failed(why);
    // There is nothing to send: frozen before the first picture.
    if (!why && this.#state.kind !== 'refused' && this.ready && !this.#pump.busy && !this.reached)
      this.#opened();
  }

  obstacle(): Obstacle | undefined {
    return this.#running ? {} : undefined;
  }

  skipped(): void {
    this.#slow.skipped({ code: 'falling-behind', detail: '' });
  }

  send(encoded: EncodedFrame, sent: SentFrame): void {
    this.#running = true;
    void this.#post(encoded, sent);
  }

  async #post(encoded: EncodedFrame, sent: SentFrame): Promise<void> {
    this.#watch();
    const outcome = await this.#outcome(encoded);
    if (this.#closing.signal.aborted) return;
    this.#running = false;
    this.#options.clock.clearTimeout(this.#late);
    if ('why' in outcome) this.#notTaken(encoded.frame, outcome.why);
    else this.#taken(encoded, sent, outcome);
    this.#pump.pump();
  }

  #watch(): void {
    this.#late = this.#options.clock.setTimeout(() => {
      this.#slow.writtenOff({ code: 'falling-behind', detail: `> ${SLOW_AFTER_MS} ms` });
      this.#watch();
    }, SLOW_AFTER_MS);
  }

  async #outcome({ bytes, encoding }: EncodedFrame): Promise<Delivered | { why: Why }> {
    try {
      const { driver } = this.#options;
      return await this.#posting.post(driver, bytes, encoding.format, this.#closing.signal);
    } catch (error) {
      if (error instanceof DisplayError) return { why: error.why };
      return { why: { code: 'bad-reply', detail: String(error) } };
    }
  }

  #taken(encoded: EncodedFrame, sent: SentFrame, delivered: Delivered): void {
    const { metrics, displayId, listener, clock } = this.#options;
    metrics.sent(displayId, encoded.bytes.length);
    this.#marks.answered(sent, delivered);
    listener.sent(encoded, clock.wall());
    if (this.reached) listener.heard();
    else this.#opened();
  }

  #opened(): void {
    this.#stopRetry();
    this.#failures = 0;
    this.#state = { kind: 'open', since: this.#options.clock.wall() };
    this.#options.listener.changed();
    // What changed between the picture that got through and this moment was offered to nobody.
    if (this.wants === 'frames') this.#pump.offer(this.#options.pictures.current());
  }

  #notTaken(frame: Frame, why: Why): void {
    const { metrics, displayId } = this.#options;
    metrics.dropped(displayId, 1);
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
