import type { PhaseStep } from '../sources/drawing-phase.ts';
import type { Outgoing } from './ordered-queue.ts';
import type { Outbox } from './outbox.ts';
import { DRAWING_END, DRAWING_START, relayText } from './relay-texts.ts';
import type { FinalPicture, LivePicture } from './room-pictures.ts';

/** What a client that joins is told of the room (R9). */
export interface Greeting {
  readonly prompt: string;
  readonly final: FinalPicture;
  /** Only if someone is drawing. */
  readonly live: LivePicture | undefined;
  /** When the room changed last, monotonic ms; the pictures may be a little older. */
  readonly changedAt: number;
}

/**
 * One client's side of its room's broadcast: turns what happens in the room into the messages of R7 to R10 for this client.
 * Its messages are always (start, live…, final, end) again and again, or a part of that which starts with a final.
 */
export class Receiver {
  /** Name of the connection, as in room changes. */
  readonly client: string;
  readonly #outbox: Outbox;
  /** Live frames a second that the client wants at most. */
  fps: number;
  /** Whether its last state was `drawing:start`. */
  #started = false;
  /** Monotonic ms: the newest change that somebody else made; of when the newest picture offered and the newest final are. */
  #changedByOthers = Number.NEGATIVE_INFINITY;
  #offered = Number.NEGATIVE_INFINITY;
  #finished = Number.NEGATIVE_INFINITY;
  #liveSinceFinal = false;
  #tested = false;

  constructor(options: { client: string; outbox: Outbox; fps: number }) {
    this.client = options.client;
    this.#outbox = options.outbox;
    this.fps = options.fps;
  }

  /** R20: whether what the client has before it is a test picture. */
  get tested(): boolean {
    return this.#tested;
  }

  /** R9. */
  greet({ prompt, final, live, changedAt }: Greeting): void {
    this.#changedByOthers = changedAt;
    this.#offered = live?.composedAt ?? final.composedAt;
    this.#finished = final.composedAt;
    if (prompt !== '') this.prompt(prompt);
    this.#outbox.pushFinal(final.png);
    if (live) this.#offer(live);
  }

  prompt(text: string): void {
    this.#outbox.push(relayText({ type: 'proc', payload: text }));
  }

  /** The room's canvas changed, by `client` ('' = nobody's connection). */
  changed(client: string, at: number): void {
    if (client !== this.client) this.#changedByOthers = at;
  }

  /** R10: a picture in which only its own changes are new is not for this client. */
  live(picture: LivePicture): void {
    if (!this.#tested && this.#changedByOthers < this.#offered) return;
    this.#offered = picture.composedAt;
    this.#offer(picture);
  }

  /** R7: the picture is finished (`rest`), or has been drawn for so long that a final is due in between (`renew`). */
  finish(step: PhaseStep, final: FinalPicture): void {
    if (this.#tested || this.#liveSinceFinal || this.#changedByOthers >= this.#finished) this.#final(final);
    if (!this.#started) return;
    this.#outbox.emptySlot();
    this.#end();
    if (step === 'renew') this.#start();
  }

  /** R20: told as a finished picture is. What is drawn from now on comes as ever, and takes its place. */
  test(png: Outgoing): void {
    this.#start();
    this.#outbox.pushFinal(png);
    this.#end();
    this.#tested = true;
  }

  /** R20: the room's picture again, for who still has the test picture; `live` only if someone is drawing. */
  restore({ final, live }: Pick<Greeting, 'final' | 'live'>): void {
    if (!this.#tested) return;
    this.#final(final);
    this.#end();
    if (!live) return;
    this.#offered = live.composedAt;
    this.#offer(live);
  }

  #final(final: FinalPicture): void {
    this.#start();
    this.#outbox.pushFinal(final.png);
    this.#tested = false;
    this.#offered = final.composedAt;
    this.#finished = final.composedAt;
    this.#liveSinceFinal = false;
  }

  #offer(picture: LivePicture): void {
    this.#start();
    this.#tested = false;
    this.#liveSinceFinal = true;
    this.#outbox.offer(picture);
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#outbox.push(DRAWING_START);
  }

  #end(): void {
    this.#started = false;
    this.#outbox.push(DRAWING_END);
  }
}
