import type { Clock } from '#shared/clock';
import type { Panic, SenderState } from '#shared/contract/state';
import type { Log } from '#shared/log';
import type { Display } from '../displays/display.ts';
import { type StreamTarget, sameTarget } from '../displays/stream-target.ts';
import type { EncodedFrame, Frame } from '../imaging/frame.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Encodes } from './encode-within.ts';
import type { Pictures, Sender, SentPicture } from './sender.ts';
import { StreamSender } from './stream-sender.ts';

export interface DisplayRouteOptions {
  readonly display: Display;
  readonly fps: number;
  readonly quality: number;
  readonly panic: Panic;
  readonly pictures: Omit<Pictures, 'held'>;
  /** Whether it wants frames may have changed. */
  readonly changed: () => void;
  readonly sent: (picture: SentPicture) => void;
  readonly encodes: Encodes;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
}

/** What leads to one known display: a sender while it is routed and can be reached, otherwise the reason why there is none. */
export class DisplayRoute {
  readonly display: Display;
  readonly #options: DisplayRouteOptions;
  #panic: Panic;
  #target: StreamTarget | undefined;
  #sender: Sender | undefined;
  #without: SenderState;
  #held: EncodedFrame | undefined;
  #lastSent: SentPicture | undefined;

  constructor(options: DisplayRouteOptions) {
    this.display = options.display;
    this.#options = options;
    this.#panic = options.panic;
    this.#without = { kind: 'off', since: options.clock.wall() };
    this.follow();
  }

  get state(): SenderState {
    return this.#sender?.state ?? this.#without;
  }

  /** Frames a second that it wants now; 0 when they would not be sent. */
  get wantedFps(): number {
    return this.#sender?.wantsFrames ? this.#options.fps : 0;
  }

  get lastSent(): SentPicture | undefined {
    return this.#lastSent;
  }

  offer(frame: Frame): void {
    this.#sender?.offer(frame);
  }

  setPanic(panic: Panic): void {
    this.#panic = panic;
    this.#sender?.setPanic(panic);
  }

  /** Takes up what is known of the display now: routed or not, reached there, elsewhere or not at all. */
  follow(): void {
    const { stored, reach } = this.display;
    const target = stored.routed && reach.kind === 'stream' ? reach.target : undefined;
    this.#setWithout();
    if (!sameTarget(target, this.#target)) this.#sendTo(target);
    this.#tellHealth();
    this.#options.changed();
  }

  close(): void {
    this.#sendTo(undefined);
  }

  #sendTo(target: StreamTarget | undefined): void {
    this.#target = target;
    this.#sender?.close();
    this.#sender = target && this.#senderTo(target);
    this.#sender?.open();
  }

  #senderTo(target: StreamTarget): Sender {
    const { fps, quality, encodes, metrics, clock, log, random, pictures } = this.#options;
    return new StreamSender({
      displayId: this.display.id,
      target,
      fps,
      quality,
      panic: this.#panic,
      encodes,
      metrics,
      clock,
      log,
      random,
      pictures: { ...pictures, held: () => this.#held },
      listener: {
        heard: () => this.display.health.heard(),
        changed: () => this.#senderChanged(),
        lost: why => {
          this.#senderChanged();
          this.display.health.failed(why);
        },
        sent: (encoded, sentAtMs) => this.#sent(encoded, sentAtMs),
      },
    });
  }

  #senderChanged(): void {
    this.#tellHealth();
    this.#options.changed();
  }

  #sent(encoded: EncodedFrame, sentAtMs: number): void {
    this.#held = encoded;
    const { id: display } = this.display;
    this.#lastSent = { display, sequence: encoded.frame.sequence, sentAtMs, jpeg: encoded.bytes };
    this.#options.sent(this.#lastSent);
  }

  #tellHealth(): void {
    const { health, stored } = this.display;
    const open = this.#sender?.reached ?? false;
    health.setFeed(stored.routed ? (open ? 'open' : 'down') : 'none');
    if (open) health.heard();
  }

  /** The state of a route without a sender; its `since` stays while its kind does. */
  #setWithout(): void {
    const { stored, reach } = this.display;
    const kind = !stored.routed ? 'off' : reach.kind === 'refused' ? 'refused' : 'connecting';
    const since = kind === this.#without.kind ? this.#without.since : this.#options.clock.wall();
    if (kind === 'refused' && reach.kind === 'refused') this.#without = { kind, since, why: reach.why };
    else this.#without = { kind: kind === 'off' ? 'off' : 'connecting', since };
  }
}
