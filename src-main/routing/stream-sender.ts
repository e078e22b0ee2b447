import type { Delivery } from '#shared/contract/delivery';
import type { SendingState } from '#shared/contract/sending';
import type { Panic, SenderState, Why } from '#shared/contract/state';
import { FRAME_HEADER_BYTES, REGION_PLACE_BYTES } from '#shared/wire/frame-header';
import { parseStreamBackMessage, type StreamShown, type StreamTouch } from '#shared/wire/stream-back-channel';
import { type StreamTarget, sameStream } from '../displays/stream-target.ts';
import type { EncodedFrame, Frame, View } from '../imaging/frame.ts';
import { FlowControl } from './flow-control.ts';
import { frameHead } from './frame-packet.ts';
import { FramePump } from './frame-pump.ts';
import type { Outlet } from './frame-pump-outlet.ts';
import type { Sender, SenderListener, Wanted } from './sender.ts';
import type { SendingOptions } from './sender-options.ts';
import { type SentFrame, StageMarks } from './stage-marks.ts';
import { StreamLink } from './stream-link.ts';
import { type Losses, StreamLosses } from './stream-losses.ts';
import { StreamRegions } from './stream-regions.ts';
import type { Way } from './way.ts';

/**
 * A frame tells when the socket has taken it, but a ping that is all there is in the socket does not: then somebody has to look
 * again, or the last picture of a burst would stay here until the next one.
 */
const SOCKET_AGAIN_MS = 20;

export interface StreamSenderOptions extends SendingOptions {
  readonly target: StreamTarget;
  readonly listener: SenderListener;
  /** 0–1, as `Math.random`. */
  readonly random: () => number;
}

/** Sends a source to one display by the `stream` transport (S). */
export class StreamSender implements Sender, Outlet {
  readonly #options: StreamSenderOptions;
  readonly #link: StreamLink;
  readonly #pump: FramePump;
  readonly #flow: FlowControl<SentFrame>;
  readonly #marks: StageMarks;
  readonly #parts: StreamRegions;
  readonly #losses = new StreamLosses();
  #target: StreamTarget;
  /** The last picture, if it left as it came. */
  #passed: Frame | undefined;

  constructor(options: StreamSenderOptions) {
    const { target, clock, metrics, displayId } = options;
    this.#options = options;
    this.#target = target;
    this.#parts = new StreamRegions({ clock, refresh: () => this.#pump.refresh() });
    this.#pump = new FramePump({ ...options, outlet: this, maxBytes: payloadBytes(target) });
    this.#marks = new StageMarks(metrics, displayId);
    this.#flow = new FlowControl({
      target,
      clock,
      listener: { writtenOff: frames => this.#writtenOff(frames), free: () => this.#pump.pump() },
    });
    this.#link = this.#newLink();
  }

  get state(): SenderState {
    const link = this.#link.state;
    if (link.kind !== 'open') return link;
    if (this.#pump.tooLarge) return { kind: 'refused', ...this.#pump.tooLarge };
    if (this.#flow.slow) return { kind: 'slow', ...this.#flow.slow };
    return { kind: 'live', since: Math.max(link.since, this.#flow.calmSince) };
  }

  get reached(): boolean {
    return this.#link.connection !== undefined;
  }

  get ready(): boolean {
    return this.reached;
  }

  get regions(): StreamRegions | undefined {
    return this.#target.regions ? this.#parts : undefined;
  }

  get wants(): Wanted {
    return this.#pump.panic === 'live' && this.reached ? 'frames' : 'nothing';
  }

  get sending(): SendingState | undefined {
    if (this.wants === 'nothing') return undefined;
    return { ...this.#options.pilot.state, regions: this.#pump.partial };
  }

  open(): void {
    this.#link.open();
  }

  close(): void {
    this.#pump.stop();
    this.#parts.close();
    this.#flow.reset();
    this.#link.close();
  }

  offer(frame: Frame): void {
    if (this.reached) this.#pump.offer(frame);
  }

  present(): void {
    if (this.reached) this.#pump.present();
  }

  setPanic(panic: Panic): void {
    const before = this.#pump.panic;
    if (!this.#pump.setPanic(panic)) return;
    this.#options.listener.changed();
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
    if (way.kind !== 'stream' || !sameStream(way.target, this.#target)) return false;
    this.#target = way.target;
    this.#parts.renew();
    this.#flow.follow(way.target);
    this.#pump.setMaxBytes(payloadBytes(way.target));
    // It may take now what was too large before.
    if (this.#pump.tooLarge) this.present();
    return true;
  }

  /** Its own pings tell more, and sooner (S8). */
  polled(): void {}

  heldUpMs(urgent: boolean): number {
    // Black overtakes what the display owes.
    if (urgent) return 0;
    if (this.#flow.full) return Number.POSITIVE_INFINITY;
    return (this.#link.connection?.bufferedBytes ?? 0) > 0 ? SOCKET_AGAIN_MS : 0;
  }

  skipped(): void {
    this.#flow.skipped();
  }

  send(encoded: EncodedFrame, sent: SentFrame): void {
    const { clock, metrics, displayId, listener, pilot } = this.#options;
    const { acknowledges } = this.#target;
    const { bytes: jpeg, encoding } = encoded;
    const head = frameHead(jpeg.length, { acknowledge: acknowledges, region: encoding.region });
    const bytes = head.length + jpeg.length;
    const sentAt = clock.now();
    this.#passed = encoded.passed ? encoded.frame : undefined;
    this.#link.connection?.send(head, jpeg);
    this.#flow.sent(sent, sentAt);
    pilot.sent({ bytes, atMs: sentAt });
    this.#marks.left(sent, sentAt, acknowledges);
    metrics.sent(displayId, bytes);
    listener.sent(encoded, clock.wall());
    if (!acknowledges) listener.shown(sent, sentAt, false);
  }

  #newLink(): StreamLink {
    const { clock, random, listener } = this.#options;
    return new StreamLink({
      url: this.#target.url,
      clock,
      random,
      listener: {
        opened: () => this.#opened(),
        heard: () => listener.heard(),
        text: message => this.#told(message),
        taken: () => this.#pump.pump(),
        lost: why => this.#lost(why),
      },
    });
  }

  #opened(): void {
    this.#options.pilot.reset();
    this.#options.listener.changed();
    this.present();
  }

  /** What belonged to a connection is nothing to the next one. */
  #lost(why: Why): void {
    const { metrics, displayId, listener, pilot } = this.#options;
    this.#pump.stop();
    this.#parts.close();
    this.#losses.reset();
    metrics.dropped(displayId, this.#flow.reset());
    pilot.reset();
    listener.lost(why);
  }

  #writtenOff(frames: number): void {
    const { metrics, displayId, pilot, clock } = this.#options;
    metrics.dropped(displayId, frames);
    pilot.lost(frames, clock.now());
    this.#parts.lost();
    this.#doubt();
  }

  /**
   * A picture that goes out as it came has never been looked into. When a display makes nothing of what it was sent, that is done
   * now: its source hears of a broken one, and takes it back.
   */
  #doubt(): void {
    const frame = this.#passed;
    this.#passed = undefined;
    const pixels = frame?.pixels();
    // Who publishes it is told by its own decoding.
    if (pixels instanceof Promise) pixels.catch(() => undefined);
  }

  #told(text: string): void {
    const message = parseStreamBackMessage(text);
    if (message?.type === 'stats') this.#counted(this.#losses.told(message));
    else if (message?.type === 'shown') this.#shown(message);
    else if (message?.type === 'touch') this.#touched(message.payload);
  }

  #touched({ id = 0, ...touch }: StreamTouch['payload']): void {
    this.#options.listener.touched({ ...touch, id });
  }

  #counted({ dropped, invalid }: Losses): void {
    const { pilot, clock } = this.#options;
    if (dropped > 0) pilot.lost(dropped, clock.now());
    if (dropped + invalid > 0) this.#parts.lost();
    if (invalid > 0) this.#doubt();
  }

  #shown(message: StreamShown): void {
    const { clock, listener, pilot } = this.#options;
    const settled = this.#flow.shown(message.n);
    if (settled) {
      const shownAt = clock.now();
      pilot.acknowledged({ tookMs: shownAt - settled.sentAt, atMs: shownAt });
      this.#marks.shown(settled.value, settled.sentAt, message, shownAt);
      listener.shown(settled.value, shownAt, true);
      if (settled.passedOver > 0) this.#parts.lost();
    }
    this.#pump.pump();
  }
}

/** S3: what a display takes, less what goes before the JPEG. */
function payloadBytes({ maxFrameBytes }: StreamTarget): number {
  return maxFrameBytes - Math.max(FRAME_HEADER_BYTES, REGION_PLACE_BYTES);
}
