import type { Clock } from '#shared/clock';
import type { Delivery } from '#shared/contract/delivery';
import type { SentPicture } from '#shared/contract/ports';
import type { Panic, SenderState, Why } from '#shared/contract/state';
import type { Log } from '#shared/log';
import type { Display } from '../displays/display.ts';
import type { EncodedFrame, Frame } from '../imaging/frame.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { DisplayHistory } from './display-history.ts';
import type { Encodes } from './encode-within.ts';
import { makeSender } from './make-sender.ts';
import type { Pictures, Sender } from './sender.ts';
import { sameWay, type Way, wayTo } from './way.ts';

export interface DisplayRouteOptions {
  readonly display: Display;
  readonly panic: Panic;
  readonly pictures: Omit<Pictures, 'held'>;
  /** What it wants may have changed. */
  readonly changed: () => void;
  readonly sent: (picture: SentPicture) => void;
  readonly encodes: Encodes;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  /** 0–1, as `Math.random`. */
  readonly random: () => number;
}

/** What leads to one known display: a sender while it is routed and can be reached, otherwise the reason why there is none. */
export class DisplayRoute {
  readonly display: Display;
  readonly history: DisplayHistory;
  readonly #options: DisplayRouteOptions;
  #panic: Panic;
  #way: Way | undefined;
  #delivery: Delivery;
  #sender: Sender | undefined;
  #without: SenderState;
  #held: Frame | undefined;
  #lastSent: SentPicture | undefined;

  constructor(options: DisplayRouteOptions) {
    const { display, clock, panic } = options;
    this.display = display;
    this.history = new DisplayHistory(display.stored.address, clock.wall());
    this.#options = options;
    this.#panic = panic;
    this.#delivery = display.delivery;
    this.#without = { kind: 'off', since: clock.wall() };
    this.follow();
  }

  get state(): SenderState {
    return this.#sender?.state ?? this.#without;
  }

  /** Frames a second that it wants now; 0 when they would not be sent. */
  get wantedFps(): number {
    return this.#sender?.wants === 'frames' ? this.#delivery.fps : 0;
  }

  get wantsFinals(): boolean {
    return this.#sender?.wants === 'finals';
  }

  get lastSent(): SentPicture | undefined {
    return this.#lastSent;
  }

  offer(frame: Frame): void {
    if (this.#sender?.wants === 'frames') this.#sender.offer(frame);
  }

  /** A picture that has come to rest. */
  offerFinal(frame: Frame): void {
    if (this.#sender?.wants === 'finals') this.#sender.offer(frame);
  }

  /** Another source leads. */
  present(): void {
    if (this.#panic === 'live') this.#sender?.present();
  }

  setPanic(panic: Panic): void {
    this.#panic = panic;
    this.#sender?.setPanic(panic);
  }

  /** Takes up what is known of the display now: routed or not, reached there, elsewhere or not at all, and how it is to be fed. */
  follow(): void {
    const way = wayTo(this.display);
    this.#setWithout(way.kind === 'none' ? way.why : undefined);
    this.#feed(way.kind === 'none' ? undefined : way);
    this.#senderChanged();
  }

  /** The display started anew: what it shows now is not what it was sent. */
  restarted(): void {
    this.history.restarted(this.#options.clock.wall());
    // A stream is opened anew, and then shows what is due anyway.
    if (this.#way?.kind !== 'stream') this.#sender?.present();
  }

  /** The display was asked how it is; `why`: it did not answer. */
  polled(why?: Why): void {
    this.#sender?.polled(why);
    this.look();
  }

  /** Notes in its history what has become another since the last look. */
  look(): void {
    this.history.look(this.display.health.verdict(), this.state);
  }

  close(): void {
    this.#feed(undefined);
  }

  #feed(way: Way | undefined): void {
    const { delivery } = this.display;
    const kept = sameWay(way, this.#way);
    const another = delivery !== this.#delivery;
    this.#way = way;
    this.#delivery = delivery;
    if (kept) {
      if (another) this.#sender?.setDelivery(delivery);
      return;
    }
    this.#sender?.close();
    this.#sender = way && this.#senderFor(way);
    this.#sender?.open();
  }

  #senderFor(way: Way): Sender {
    const { encodes, metrics, clock, log, random, pictures } = this.#options;
    return makeSender(way, {
      displayId: this.display.id,
      delivery: this.#delivery,
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
    this.look();
    this.#options.changed();
  }

  #sent({ frame, encoding, bytes }: EncodedFrame, sentAtMs: number): void {
    this.#held = frame;
    const { id: display } = this.display;
    this.#lastSent = { display, sequence: frame.sequence, sentAtMs, format: encoding.format, bytes };
    this.#options.sent(this.#lastSent);
  }

  #tellHealth(): void {
    const { health, stored } = this.display;
    const open = this.#sender?.reached ?? false;
    health.setFeed(stored.routed ? (open ? 'open' : 'down') : 'none');
    if (open) health.heard();
  }

  /** The state of a route without a sender; its `since` stays while its kind does. */
  #setWithout(why: Why | undefined): void {
    const kind = !this.display.stored.routed ? 'off' : why ? 'refused' : 'connecting';
    const since = kind === this.#without.kind ? this.#without.since : this.#options.clock.wall();
    this.#without =
      kind === 'refused' && why
        ? { kind, since, why }
        : { kind: kind === 'off' ? 'off' : 'connecting', since };
    if (why && kind === 'refused') this.display.health.failed(why);
  }
}
