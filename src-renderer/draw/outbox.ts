import type { Command } from './command.ts';

/** Where commands survive the page: a reload, a crash, an empty battery. */
export interface CommandKeeper {
  /** What was kept, oldest first. Never throws: what cannot be read is left out. */
  load(): Promise<readonly Command[]>;
  keep(command: Command): void;
  forget(id: string): void;
  /** False when the browser refuses storage; then the drawing is kept only while the page is open. */
  readonly lasting: boolean;
}

/**
 * Commands on the way that have no answer yet. Enough to fill a slow line, few enough that coming back with an evening's
 * strokes stays far below the relay's limits (R14).
 */
const IN_FLIGHT_MAX = 24;

/** A5: commands in the order in which they were given, until the relay has answered each of them. */
export class Outbox {
  readonly #keeper: CommandKeeper;
  #waiting: Command[] = [];
  readonly #inFlight = new Set<string>();

  constructor(keeper: CommandKeeper) {
    this.#keeper = keeper;
  }

  /** Not answered yet, oldest first. */
  get waiting(): readonly Command[] {
    return this.#waiting;
  }

  get lasting(): boolean {
    return this.#keeper.lasting;
  }

  /** Fetches what an earlier page left behind; it goes before everything that was added since. */
  async restore(): Promise<void> {
    const kept = await this.#keeper.load();
    const known = new Set(this.#waiting.map(command => command.id));
    this.#waiting = [...kept.filter(command => !known.has(command.id)), ...this.#waiting];
  }

  add(command: Command): void {
    this.#waiting = [...this.#waiting, command];
    this.#keeper.keep(command);
  }

  /** The relay has answered; returns the command, `undefined` when it is not ours. */
  settle(id: string): Command | undefined {
    const command = this.#waiting.find(waiting => waiting.id === id);
    if (!command) return undefined;
    this.#waiting = this.#waiting.filter(waiting => waiting !== command);
    this.#inFlight.delete(id);
    this.#keeper.forget(id);
    return command;
  }

  /** The connection is gone: everything without an answer will be sent again. */
  connectionLost(): void {
    this.#inFlight.clear();
  }

  /** Hands out what may be sent now, in order. */
  takeSendable(): readonly Command[] {
    const sendable: Command[] = [];
    for (const command of this.#waiting) {
      if (this.#inFlight.size >= IN_FLIGHT_MAX) break;
      if (this.#inFlight.has(command.id)) continue;
      this.#inFlight.add(command.id);
      sendable.push(command);
    }
    return sendable;
  }
}
