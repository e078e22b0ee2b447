import type { Clock, TimerHandle } from '#shared/clock';
import type { Panic, SenderState, Why } from '#shared/contract/state';
import type { Log } from '#shared/log';
import { Mailbox } from '#shared/mailbox';
import { FRAME_HEADER_BYTES } from '#shared/wire/frame-header';
import { parseStreamBackMessage } from '#shared/wire/stream-back-channel';
import type { StreamTarget } from '../displays/stream-target.ts';
import type { EncodedFrame, Frame } from '../imaging/frame.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { Pace } from '../sources/pace.ts';
import { type Encodes, encodeWithin, type FittedFrame } from './encode-within.ts';
import { FlowControl } from './flow-control.ts';
import { framePacket } from './frame-packet.ts';
import type { Pictures, Sender, SenderListener } from './sender.ts';
import { type SentFrame, StageMarks } from './stage-marks.ts';
import { StreamLink } from './stream-link.ts';

/**
 * How much earlier than due a frame may leave, as a share of its interval. The source keeps the same pace in a phase of its own:
 * without this, one late frame would make all that follow wait. What goes early counts as sent when it was due, so the average
 * stays below the cap.
 */
const EARLY_SHARE = 1 / 4;

/**
 * A frame tells when the socket has taken it, but a ping that is all there is in the socket does not: then somebody has to look
 * again, or the last picture of a burst would stay here until the next one.
 */
const SOCKET_AGAIN_MS = 20;

export interface StreamSenderOptions {
  readonly displayId: string;
  readonly target: StreamTarget;
  readonly fps: number;
  /** 1–100. */
  readonly quality: number;
  readonly panic: Panic;
  readonly pictures: Pictures;
  readonly listener: SenderListener;
  readonly encodes: Encodes;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  /** 0–1, as `Math.random`. */
  readonly random: () => number;
}

/**
 * Sends a source to one display by the `stream` transport (S). Holds one frame at most: it waits in the mailbox until the display
 * is ready for it, and is encoded only then, so a slow display never causes an encode that nobody sees.
 */
export class StreamSender implements Sender {
  readonly #options: StreamSenderOptions;
  readonly #link: StreamLink;
  readonly #mailbox = new Mailbox<Frame>();
  readonly #pace: Pace;
  readonly #flow: FlowControl<SentFrame>;
  readonly #marks: StageMarks;
  #panic: Panic;
  /** Counts up when what is being encoded must not be sent any more: another connection, another panic. */
  #epoch = 0;
  #encoding = false;
  /** A frame whose oldest input came until then is sent again, or late for a reason that is no latency. Monotonic ms. */
  #freshAfter = 0;
  #newest: { readonly source: string; readonly sequence: number } | undefined;
  #refused: { readonly since: number; readonly why: Why } | undefined;
  #timer: TimerHandle;

  constructor(options: StreamSenderOptions) {
    const { target, clock, random, listener, metrics, displayId } = options;
    this.#options = options;
    this.#panic = options.panic;
    this.#pace = new Pace(options.fps);
    this.#marks = new StageMarks(metrics, displayId);
    this.#flow = new FlowControl({
      target,
      clock,
      listener: { writtenOff: frames => metrics.dropped(displayId, frames), free: () => this.#pump() },
    });
    this.#link = new StreamLink({
      url: target.url,
      clock,
      random,
      listener: {
        opened: () => this.#opened(),
        heard: () => listener.heard(),
        text: message => this.#told(message),
        lost: why => this.#lost(why),
      },
    });
  }

  get state(): SenderState {
    const link = this.#link.state;
    if (link.kind !== 'open') return link;
    if (this.#refused) return { kind: 'refused', ...this.#refused };
    if (this.#flow.slow) return { kind: 'slow', ...this.#flow.slow };
    return { kind: 'live', since: Math.max(link.since, this.#flow.calmSince) };
  }

  get reached(): boolean {
    return this.#link.connection !== undefined;
  }

  get wantsFrames(): boolean {
    return this.#panic === 'live' && this.reached;
  }

  open(): void {
    this.#link.open();
  }

  close(): void {
    this.#dropPending();
    this.#flow.reset();
    this.#link.close();
  }

  setPanic(panic: Panic): void {
    if (panic === this.#panic) return;
    this.#panic = panic;
    this.#dropPending();
    this.#options.listener.changed();
    // What a frozen display shows it has already.
    if (panic !== 'frozen') this.#showPresent();
  }

  offer(frame: Frame): void {
    if (!this.wantsFrames || !this.#isNewer(frame)) return;
    this.#put(frame);
    this.#pump();
  }

  #put(frame: Frame): void {
    this.#newest = { source: frame.source, sequence: frame.sequence };
    if (this.#mailbox.put(frame)) this.#skipped();
  }

  /** The feed may bring what a reconnect has just sent. */
  #isNewer(frame: Frame): boolean {
    return frame.source !== this.#newest?.source || frame.sequence > this.#newest.sequence;
  }

  #opened(): void {
    this.#options.listener.changed();
    this.#showPresent();
  }

  /** What belonged to a connection is nothing to the next one. */
  #lost(why: Why): void {
    const { metrics, displayId, listener } = this.#options;
    this.#dropPending();
    metrics.dropped(displayId, this.#flow.reset());
    this.#refused = undefined;
    listener.lost(why);
  }

  /** S8: after a reconnect, and when a panic begins or ends, the picture that is due now goes out, whatever came before. */
  #showPresent(): void {
    if (!this.reached) return;
    const { pictures, clock } = this.#options;
    this.#freshAfter = clock.now();
    if (this.#panic === 'live') {
      this.#put(pictures.current());
      this.#pump();
      return;
    }
    const held = pictures.held();
    if (this.#panic === 'dark') void this.#encodeAndSend(pictures.black());
    else if (held) this.#send(held);
  }

  /** Lets the next frame go if nothing stands in its way; whatever stands there calls this again when it is gone. */
  #pump(): void {
    if (!this.#mailbox.full || !this.reached) return;
    const obstacle = this.#obstacle();
    if (obstacle === 'pace') this.#pumpAfter(this.#pausedMs);
    if (obstacle === 'socket') this.#pumpAfter(SOCKET_AGAIN_MS);
    if (obstacle) return;
    const frame = this.#mailbox.take();
    if (!frame) return;
    this.#pace.take(Math.max(this.#options.clock.now(), this.#pace.dueAt));
    void this.#encodeAndSend(frame);
  }

  #obstacle(): 'encoding' | 'acknowledgement' | 'socket' | 'pace' | undefined {
    if (this.#encoding) return 'encoding';
    if (this.#flow.full) return 'acknowledgement';
    if ((this.#link.connection?.bufferedBytes ?? 0) > 0) return 'socket';
    return this.#pausedMs > 0 ? 'pace' : undefined;
  }

  #pumpAfter(ms: number): void {
    const { clock } = this.#options;
    clock.clearTimeout(this.#timer);
    this.#timer = clock.setTimeout(() => this.#pump(), ms);
  }

  /** How long the fps cap holds the next frame back. */
  get #pausedMs(): number {
    const { clock, fps } = this.#options;
    return this.#pace.dueAt - (EARLY_SHARE * 1000) / fps - clock.now();
  }

  /** A frame gave way to a newer one. One that only waited for its moment was never due, so it was not dropped. */
  #skipped(): void {
    const obstacle = this.#obstacle();
    if (obstacle === 'pace') return;
    this.#dropped();
    if (obstacle === 'acknowledgement' || obstacle === 'socket') this.#flow.skipped();
  }

  async #encodeAndSend(frame: Frame): Promise<void> {
    const epoch = this.#epoch;
    this.#encoding = true;
    const fitted = await this.#fit(frame);
    if (epoch !== this.#epoch) return;
    this.#encoding = false;
    if (fitted?.encoded) this.#send(fitted.encoded);
    else this.#dropped();
    if (fitted) this.#refused = fitted.encoded ? undefined : this.#tooLarge(fitted.bytes);
    this.#pump();
  }

  async #fit(frame: Frame): Promise<FittedFrame | undefined> {
    const { encodes, quality, metrics, displayId, log } = this.#options;
    try {
      const fitted = await encodeWithin(encodes, frame, { quality, maxBytes: this.#maxBytes });
      for (let count = 0; count < fitted.begun; count += 1) metrics.encoded(displayId);
      return fitted;
    } catch (error) {
      log.error('routing', 'a frame could not be encoded', { display: displayId, error: String(error) });
      return undefined;
    }
  }

  get #maxBytes(): number {
    return this.#options.target.maxFrameBytes - FRAME_HEADER_BYTES;
  }

  #tooLarge(bytes: number): { since: number; why: Why } {
    const why: Why = { code: 'frame-too-large', detail: `${bytes} > ${this.#maxBytes}` };
    return { since: this.#refused?.since ?? this.#options.clock.wall(), why };
  }

  #send(encoded: EncodedFrame): void {
    const { target, clock, metrics, displayId, listener } = this.#options;
    const { marks } = encoded.frame;
    const { encodeStartedAt, encodedAt } = encoded;
    const sent = { ...marks, encodeStartedAt, encodedAt, fresh: marks.receivedAt > this.#freshAfter };
    const packet = framePacket(encoded.bytes, target.acknowledges);
    const sentAt = clock.now();
    this.#link.connection?.send(packet, () => this.#pump());
    this.#flow.sent(sent, sentAt);
    this.#marks.left(sent, sentAt, target.acknowledges);
    metrics.sent(displayId, packet.length);
    listener.sent(encoded, clock.wall());
  }

  #told(text: string): void {
    const message = parseStreamBackMessage(text);
    if (message?.type !== 'shown') return;
    const settled = this.#flow.shown(message.n);
    if (settled) this.#marks.shown(settled.value, settled.sentAt, message, this.#options.clock.now());
    this.#pump();
  }

  #dropped(): void {
    this.#options.metrics.dropped(this.#options.displayId, 1);
  }

  #dropPending(): void {
    this.#epoch += 1;
    this.#encoding = false;
    this.#mailbox.empty();
    this.#options.clock.clearTimeout(this.#timer);
  }
}
