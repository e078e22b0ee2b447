import type { Clock, TimerHandle } from '#shared/clock';
import { Mailbox } from '#shared/mailbox';
import type { RelayLimits } from './limits.ts';
import { LivePacing } from './live-pacing.ts';
import { LiveWindow } from './live-window.ts';
import { OrderedQueue, type Outgoing } from './ordered-queue.ts';
import type { LivePicture } from './room-pictures.ts';
import { Throughput } from './throughput.ts';
import { TouchMoves } from './touch-moves.ts';

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
  /** What left, by now. */
  readonly sent = new Throughput();
  readonly #link: OutboxLink;
  readonly #clock: Clock;
  readonly #limits: RelayLimits;
  readonly #onTooSlow: () => void;
  readonly #queue: OrderedQueue;
  readonly #slot = new Mailbox<LivePicture>();
  readonly #moves = new TouchMoves();
  readonly #window: LiveWindow;
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
    this.#window = new LiveWindow(options.limits);
    this.#pacing = new LivePacing(options.limits.liveFpsDefault, options.limits);
  }

  get waitingBytes(): number {
    return this.#queue.bytes;
  }

  /** Live pictures that gave way to a newer picture before they left. */
  get dropped(): number {
    return this.#slot.replaced + this.#emptied;
  }

  /** R1, R24: how live pictures go. The same rate again keeps its schedule. */
  setLive(fps: number, form: 'text' | 'binary', acknowledges = false): void {
    if (fps !== this.#pacing.fps) this.#pacing = new LivePacing(fps, this.#limits);
    this.#liveForm = form;
    this.#window.acknowledges = acknowledges;
  }

  /** R24: the client has taken so many live pictures since it connected. */
  acknowledged(count: number): void {
    this.#window.acknowledged(count);
    this.#flush();
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

  /** R16: `finger` has moved. Only its newest place waits, and it goes like a live picture: behind nothing unsent. */
  move(finger: string, message: Outgoing): void {
    if (this.#state === 'closed') return;
    this.#moves.put(finger, message);
    this.#flush();
  }

  /** R16: `finger` came down or went up, after the last of its moves. */
  touch(finger: string, message: Outgoing): void {
    const last = this.#moves.take(finger);
    if (last) this.push(last);
    this.push(message);
  }

  emptySlot(): void {
    if (this.#slot.empty()) this.#emptied += 1;
  }

  /** The client is to be sent something else from now on: what may be dropped and has not left yet is not for it any more. */
  dropWaiting(): void {
    this.emptySlot();
    this.#moves.clear();
  }

  /** Nothing is sent any more. */
  close(): void {
    this.#state = 'closed';
    this.#clock.clearTimeout(this.#timer);
    this.#queue.clear();
    this.#slot.empty();
    this.#moves.clear();
  }

  #flush(): void {
    if (this.#state !== 'idle') return;
    const message = this.#queue.shift();
    if (message) this.#transmit(message, message.binary ? 'picture' : 'word');
    else if (this.#moves.waiting || this.#slot.full) this.#flushDroppable();
  }

  #flushDroppable(): void {
    if (this.#link.unsentBytes > 0) {
      this.#flushLater(LOOK_AGAIN_MS);
      return;
    }
    const move = this.#moves.take();
    if (move) this.#transmit(move, 'word');
    else this.#flushLive();
  }

  #flushLive(): void {
    const now = this.#clock.now();
    const waitMs = Math.max(this.#pacing.waitMs(now), this.#window.waitMs(now));
    if (waitMs > 0) {
      this.#flushLater(waitMs);
      return;
    }
    const picture = this.#slot.take();
    if (!picture || this.#last?.equals(picture.binary.bytes)) return;
    this.#last = picture.binary.bytes;
    this.#pacing.sent(now);
    this.#window.sent(now);
    this.#transmit(picture[this.#liveForm], 'picture');
  }

  #transmit(message: Outgoing, kind: 'picture' | 'word'): void {
    this.#state = 'sending';
    this.sent[kind](this.#clock.now(), message.bytes.length);
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
