import type { Clock, TimerHandle } from '#shared/clock';
import { Mailbox } from '#shared/mailbox';
import type { RelayLimits } from './limits.ts';
import { LivePacing } from './live-pacing.ts';
import { OrderedQueue, type Outgoing } from './ordered-queue.ts';
import type { LivePicture } from './room-pictures.ts';

/** The part of a connection that an outbox needs. */
export interface OutboxLink {
  readonly unsentBytes: number;
  send(message: Outgoing, written: () => void): void;
}

/** Bytes that no `written` announces are pongs and pings; a look this often is enough to see them leave. */
const LOOK_AGAIN_MS = 20;

/**
 * R13: everything that leaves for one picture client. What must arrive waits in order; of live pictures only the newest
 * waits, and it goes only when the socket has nothing unsent and the client's own rate allows it. So a slow client costs its
 * own queue and nobody else's time.
 */
export class Outbox {
  readonly #link: OutboxLink;
  readonly #clock: Clock;
  readonly #limits: RelayLimits;
  readonly #onTooSlow: () => void;
  readonly #queue: OrderedQueue;
  readonly #slot = new Mailbox<LivePicture>();
  #pacing: LivePacing;
  #liveForm: 'text' | 'binary' = 'text';
  #state: 'idle' | 'sending' | 'closed' = 'idle';
  #timer: TimerHandle;
  /** The picture that the client has or will have when the queue is through (R10). */
  #last: Buffer | undefined;
  #emptied = 0;

  /** `onTooSlow` is called once, when the client cannot be told what it must be told (4408). */
  constructor(options: { link: OutboxLink; clock: Clock; limits: RelayLimits; onTooSlow: () => void }) {
    this.#link = options.link;
    this.#clock = options.clock;
    this.#limits = options.limits;
    this.#onTooSlow = options.onTooSlow;
    this.#queue = new OrderedQueue(options.limits.orderedBytes);
    this.#pacing = new LivePacing(options.limits.liveFpsDefault, options.limits);
  }

  get waitingBytes(): number {
    return this.#queue.bytes;
  }

  /** Live pictures that gave way to a newer picture before they left. */
  get dropped(): number {
    return this.#slot.replaced + this.#emptied;
  }

  /** R1: how live pictures go. The same rate again keeps its schedule. */
  setLive(fps: number, form: 'text' | 'binary'): void {
    if (fps !== this.#pacing.fps) this.#pacing = new LivePacing(fps, this.#limits);
    this.#liveForm = form;
  }

  /** Something that must arrive, after all that was pushed before. */
  push(message: Outgoing): void {
    if (this.#state === 'closed') return;
    if (!this.#queue.push(message)) {
      this.close();
      this.#onTooSlow();
      return;
    }
    this.#flush();
  }

  /** A final: takes the place of a live picture that still waits. Not sent when the client has these very bytes. */
  pushFinal(png: Outgoing): void {
    this.emptySlot();
    if (this.#last?.equals(png.bytes)) return;
    this.#last = png.bytes;
    this.push(png);
  }

  offer(picture: LivePicture): void {
    if (this.#state === 'closed') return;
    this.#slot.put(picture);
    this.#flush();
  }

  emptySlot(): void {
    if (this.#slot.empty()) this.#emptied += 1;
  }

  /** Nothing is sent any more. */
  close(): void {
    this.#state = 'closed';
    this.#clock.clearTimeout(this.#timer);
    this.#queue.clear();
    this.#slot.empty();
  }

  #flush(): void {
    if (this.#state !== 'idle') return;
    const message = this.#queue.shift();
    if (message) this.#transmit(message);
    else if (this.#slot.full) this.#flushLive();
  }

  #flushLive(): void {
    const now = this.#clock.now();
    const waitMs = this.#link.unsentBytes > 0 ? LOOK_AGAIN_MS : this.#pacing.waitMs(now);
    if (waitMs > 0) {
      this.#flushLater(waitMs);
      return;
    }
    const picture = this.#slot.take();
    if (!picture || this.#last?.equals(picture.binary.bytes)) return;
    this.#last = picture.binary.bytes;
    this.#pacing.sent(now);
    this.#transmit(picture[this.#liveForm]);
  }

  #transmit(message: Outgoing): void {
    this.#state = 'sending';
    this.#link.send(message, () => {
      if (this.#state !== 'sending') return;
      this.#state = 'idle';
      this.#flush();
    });
  }

  #flushLater(ms: number): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(() => this.#flush(), ms);
  }
}
