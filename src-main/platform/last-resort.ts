import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';

/** More faults than this in a minute are no accident: the process is better started anew. */
const FAULTS_A_MINUTE = 10;
const MINUTE_MS = 60_000;

/**
 * What happens to an exception that nobody caught. A show must not end because one callback of one connection threw: the fault is
 * logged and the rest goes on; only a flood of them ends the process, by `giveUp`.
 */
export class LastResort {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #giveUp: () => void;
  #faults: number[] = [];

  constructor(options: { clock: Clock; log: Log; giveUp: () => void }) {
    this.#clock = options.clock;
    this.#log = options.log;
    this.#giveUp = options.giveUp;
  }

  /** Takes over the faults of this process; Node raises a rejection that nobody handles as an exception, too. */
  install(): void {
    process.on('uncaughtException', error => this.caught(error));
    // Whoever started us may have stopped reading: that ends nothing but the talking.
    process.stdout.on('error', () => {});
    process.stderr.on('error', () => {});
  }

  caught(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#log.error('process', `Something unforeseen went wrong; the rest goes on: ${text}`);
    const now = this.#clock.now();
    this.#faults = [...this.#faults.filter(at => now - at < MINUTE_MS), now];
    if (this.#faults.length <= FAULTS_A_MINUTE) return;
    this.#log.error('process', 'Too much goes wrong: Lienzo stops.');
    this.#giveUp();
  }
}
