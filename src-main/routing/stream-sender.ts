import type { Delivery } from '#shared/contract/delivery';
import type { Panic, SenderState, Why } from '#shared/contract/state';
import { FRAME_HEADER_BYTES } from '#shared/wire/frame-header';
import { parseStreamBackMessage } from '#shared/wire/stream-back-channel';
import type { StreamTarget } from '../displays/stream-target.ts';
import type { EncodedFrame, Frame } from '../imaging/frame.ts';
import { FlowControl } from './flow-control.ts';
import { framePacket } from './frame-packet.ts';
import { FramePump, type Obstacle, type Outlet, type SendingOptions } from './frame-pump.ts';
import type { Sender, SenderListener, Wanted } from './sender.ts';
import { type SentFrame, StageMarks } from './stage-marks.ts';
import { StreamLink } from './stream-link.ts';

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

  constructor(options: StreamSenderOptions) {
    const { target, clock, random, listener, metrics, displayId } = options;
    this.#options = options;
    this.#pump = new FramePump({
      ...options,
      outlet: this,
      maxBytes: target.maxFrameBytes - FRAME_HEADER_BYTES,
    });
    this.#marks = new StageMarks(metrics, displayId);
    this.#flow = new FlowControl({
      target,
      clock,
      listener: { writtenOff: frames => metrics.dropped(displayId, frames), free: () => this.#pump.pump() },
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

  get wants(): Wanted {
    return this.#pump.panic === 'live' && this.reached ? 'frames' : 'nothing';
  }

  open(): void {
    this.#link.open();
  }

  close(): void {
    this.#pump.stop();
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
    if (!this.#pump.setPanic(panic)) return;
    this.#options.listener.changed();
    // What a frozen display shows it has already.
    if (panic !== 'frozen') this.present();
  }

  setDelivery(delivery: Delivery): void {
    this.#pump.setDelivery(delivery);
    if (this.#pump.panic !== 'frozen') this.present();
  }

  /** Its own pings tell more, and sooner (S8). */
  polled(): void {}

  obstacle(urgent: boolean): Obstacle | undefined {
    // Black overtakes what the display owes.
    if (urgent) return undefined;
    if (this.#flow.full) return {};
    return (this.#link.connection?.bufferedBytes ?? 0) > 0 ? { againMs: SOCKET_AGAIN_MS } : undefined;
  }

  skipped(): void {
    this.#flow.skipped();
  }

  send(encoded: EncodedFrame, sent: SentFrame): void {
    const { target, clock, metrics, displayId, listener } = this.#options;
    const packet = framePacket(encoded.bytes, target.acknowledges);
    const sentAt = clock.now();
    this.#link.connection?.send(packet, () => this.#pump.pump());
    this.#flow.sent(sent, sentAt);
    this.#marks.left(sent, sentAt, target.acknowledges);
    metrics.sent(displayId, packet.length);
    listener.sent(encoded, clock.wall());
  }

  #opened(): void {
    this.#options.listener.changed();
    this.present();
  }

  /** What belonged to a connection is nothing to the next one. */
  #lost(why: Why): void {
    const { metrics, displayId, listener } = this.#options;
    this.#pump.stop();
    metrics.dropped(displayId, this.#flow.reset());
    listener.lost(why);
  }

  #told(text: string): void {
    const message = parseStreamBackMessage(text);
    if (message?.type !== 'shown') return;
    const settled = this.#flow.shown(message.n);
    if (settled) this.#marks.shown(settled.value, settled.sentAt, message, this.#options.clock.now());
    this.#pump.pump();
  }
}
