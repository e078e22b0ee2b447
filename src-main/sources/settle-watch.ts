import type { Clock, TimerHandle } from '#shared/clock';
import { RELAY_LIMITS } from '#shared/wire/relay-limits';
import { DrawingPhase } from './drawing-phase.ts';

/** R7: tells when a picture has come to rest. Keeps a timer only while somebody wants to know. */
export class SettleWatch {
  readonly #clock: Clock;
  readonly #onRest: () => void;
  readonly #phase = new DrawingPhase(RELAY_LIMITS);
  #wanted = false;
  #timer: TimerHandle;

  constructor(options: { clock: Clock; drawing: boolean; onRest: () => void }) {
    this.#clock = options.clock;
    this.#onRest = options.onRest;
    this.pens(options.drawing);
  }

  pens(down: boolean): void {
    this.#phase.pens(down, this.#clock.now());
    this.#arm();
  }

  changed(): void {
    this.#phase.changed(this.#clock.now());
    this.#arm();
  }

  want(wanted: boolean): void {
    this.#wanted = wanted;
    this.#arm();
  }

  #arm(): void {
    this.#clock.clearTimeout(this.#timer);
    const { dueAt } = this.#phase;
    if (!this.#wanted || dueAt === undefined) return;
    this.#timer = this.#clock.setTimeout(() => this.#look(), dueAt - this.#clock.now());
  }

  #look(): void {
    const step = this.#phase.take(this.#clock.now());
    this.#arm();
    if (step) this.#onRest();
  }
}
