import type { Clock } from '#shared/clock';
import type { Outgoing } from './ordered-queue.ts';
import type { Receiver } from './receiver.ts';

/** R20: one test picture, from the operator's wish to its end. */
export class TestPicture {
  /** Until when it stands unless the room's picture changes: monotonic ms, and epoch ms for people. */
  readonly endsAt: number;
  readonly until: number;
  readonly #png: Outgoing;
  readonly #clients: ReadonlySet<string>;
  #told = false;

  /** `clients`: the connections that are to be shown it. */
  constructor(options: { png: Buffer; clients: readonly string[]; clock: Clock; standsMs: number }) {
    this.#png = { bytes: options.png, binary: true };
    this.#clients = new Set(options.clients);
    this.endsAt = options.clock.now() + options.standsMs;
    this.until = options.clock.wall() + options.standsMs;
  }

  /** Whether it has been handed to those who are to be shown it. */
  get told(): boolean {
    return this.#told;
  }

  tell(receivers: Iterable<Receiver>): void {
    this.#told = true;
    for (const receiver of receivers) if (this.#clients.has(receiver.client)) receiver.test(this.#png);
  }

  /** Whether anybody still has it before them, or is about to. */
  stands(receivers: Iterable<Receiver>): boolean {
    return !this.#told || [...receivers].some(({ tested }) => tested);
  }
}
