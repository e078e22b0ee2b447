import type { Clock } from '#shared/clock';
import type {
  TouchdesignerClient,
  TouchdesignerMistake,
  TouchdesignerReport,
} from '#shared/contract/touchdesigner';
import type { ConnectionFacts } from './connection.ts';
import type { IncomingPicture } from './incoming-picture.ts';
import type { Outbox } from './outbox.ts';
import { Throughput } from './throughput.ts';

type Known = Extract<IncomingPicture, { kind: 'picture' }>;
export type TouchdesignerWishes = Pick<TouchdesignerClient['receives'], 'images' | 'fpsWanted'>;

/** One TouchDesigner as the operator sees it: what it is sent, what it sends, what it says of itself and what it gets wrong. */
export class TouchdesignerWatch {
  readonly #outbox: Outbox;
  readonly #clock: Clock;
  readonly #program = new Throughput();
  #wishes: TouchdesignerWishes;
  #newest: TouchdesignerClient['sends']['newest'];
  #report: TouchdesignerClient['report'];
  #mistake: TouchdesignerClient['mistake'];

  constructor(options: { outbox: Outbox; clock: Clock; wishes: TouchdesignerWishes }) {
    this.#outbox = options.outbox;
    this.#clock = options.clock;
    this.#wishes = options.wishes;
  }

  /** It joined again with other wishes. */
  settle(wishes: TouchdesignerWishes): void {
    this.#wishes = wishes;
  }

  /** R12. */
  sent({ bytes, header: { format, width, height } }: Known): void {
    this.#program.picture(this.#clock.now(), bytes.length);
    this.#newest = { format, width, height, bytes: bytes.length, atMs: this.#clock.wall() };
  }

  /** R21. */
  reported(report: TouchdesignerReport): void {
    this.#report = { ...report, atMs: this.#clock.wall() };
  }

  /** R15. */
  erred(what: TouchdesignerMistake): void {
    this.#mistake = { what, times: (this.#mistake?.times ?? 0) + 1, atMs: this.#clock.wall() };
  }

  state(name: string, { unsentBytes, ...connection }: ConnectionFacts): TouchdesignerClient {
    const now = this.#clock.now();
    return {
      ...connection,
      name,
      receives: {
        ...this.#wishes,
        ...this.#outbox.sent.at(now),
        droppedFrames: this.#outbox.dropped,
        unsentBytes,
      },
      sends: { ...this.#program.at(now), ...(this.#newest && { newest: this.#newest }) },
      ...(this.#report && { report: this.#report }),
      ...(this.#mistake && { mistake: this.#mistake }),
    };
  }
}
