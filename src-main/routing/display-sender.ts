import type { Clock } from '#shared/clock';
import type { Delivery } from '#shared/contract/delivery';
import type { SenderState, Why } from '#shared/contract/state';
import type { Display } from '../displays/display.ts';
import { makeSender, type NewSender } from './make-sender.ts';
import type { Links, Pilot } from './pilot.ts';
import type { Sender } from './sender.ts';
import { mostBytes, sameWay, type Way, wayTo } from './way.ts';

/** What every sender of a display is made with. */
export type SenderTools = Pick<NewSender, 'encodes' | 'metrics' | 'clock' | 'log' | 'random'> & {
  readonly links: Links;
  /** Its pilot decided anew. */
  readonly changed: () => void;
};

/** What a sender begins with. */
export type SenderStart = Pick<NewSender, 'panic' | 'view' | 'release' | 'pictures' | 'listener'> & {
  /** The id of the wall with which it shares its bytes. */
  readonly wall: string | undefined;
};

/** The sender to one display while there is a way to it, otherwise the reason why there is none. */
export class DisplaySender {
  readonly #display: Display;
  readonly #tools: SenderTools;
  readonly #clock: Clock;
  #way: Way | undefined;
  #delivery: Delivery;
  #sender: Sender | undefined;
  #pilot: Pilot | undefined;
  #without: SenderState;

  constructor(display: Display, tools: SenderTools) {
    this.#display = display;
    this.#tools = tools;
    this.#clock = tools.clock;
    this.#delivery = display.delivery;
    this.#without = { kind: 'off', since: tools.clock.wall() };
  }

  get now(): Sender | undefined {
    return this.#sender;
  }

  get state(): SenderState {
    return this.#sender?.state ?? this.#without;
  }

  get reached(): boolean {
    return this.#sender?.reached ?? false;
  }

  /** Frames a second that it wants now; 0 when they would not be sent. */
  get wantedFps(): number {
    return this.#sender?.wants === 'frames' ? (this.#pilot?.setting.fps ?? 0) : 0;
  }

  /** The display loses what it was sent when it starts anew. Streams show what is due by themselves, when they are open again. */
  restarted(): void {
    if (this.#way?.kind !== 'stream') this.#sender?.present();
  }

  /** Takes up how the display is reached and fed now. `fed`: whether pictures are to be sent there; `start`: for another sender. */
  follow(fed: boolean, start: () => SenderStart): void {
    const way = wayTo(this.#display, fed);
    this.#setWithout(fed, way.kind === 'none' ? way.why : undefined);
    this.#take(way.kind === 'none' ? undefined : way, start);
  }

  end(): void {
    this.#way = undefined;
    this.#sender?.close();
    this.#sender = undefined;
    this.#pilot?.close();
    this.#pilot = undefined;
  }

  #take(way: Way | undefined, start: () => SenderStart): void {
    const { delivery } = this.#display;
    const another = delivery !== this.#delivery;
    const kept = sameWay(way, this.#way) || (way !== undefined && this.#sender?.follow(way) === true);
    this.#delivery = delivery;
    if (!kept) {
      this.end();
      if (way) this.#begin(way, start());
    } else if (another) this.#sender?.setDelivery(delivery);
    this.#way = way;
  }

  #begin(way: Way, { wall, ...start }: SenderStart): void {
    const { links, changed, ...tools } = this.#tools;
    const { id, stored } = this.#display;
    const { address, delivery } = stored;
    const maxBytes = mostBytes(way);
    const pilot = links.pilotFor({ id, address, wall, delivery, maxBytes, changed });
    this.#pilot = pilot;
    this.#sender = makeSender(way, { displayId: id, delivery, pilot, ...start, ...tools });
    this.#sender.open();
  }

  /** The state without a sender; its `since` stays while its kind does. */
  #setWithout(fed: boolean, why: Why | undefined): void {
    const kind = fed ? (why ? 'refused' : 'connecting') : 'off';
    const since = kind === this.#without.kind ? this.#without.since : this.#clock.wall();
    this.#without =
      kind === 'refused' && why
        ? { kind, since, why }
        : { kind: kind === 'off' ? 'off' : 'connecting', since };
    if (why && kind === 'refused') this.#display.health.failed(why);
  }
}
