/** What `powerSaveBlocker` of Electron is to us. */
export interface SleepBlocker {
  start(kind: BlockedSleep): number;
  stop(id: number): unknown;
}
export type BlockedSleep = 'prevent-app-suspension' | 'prevent-display-sleep';

/**
 * Keeps the machine awake while a display is fed. With the operator's window open its screen stays lit too: a screen that goes dark
 * locks itself on most machines, and blackout and freeze must be one key away, not a password away. Without a window only the
 * machine must go on, so its screen may rest.
 */
export class StayAwake {
  readonly #blocker: SleepBlocker;
  #held: { readonly kind: BlockedSleep; readonly id: number } | undefined;

  constructor(blocker: SleepBlocker) {
    this.#blocker = blocker;
  }

  follow(now: { fed: boolean; windowOpen: boolean }): void {
    const wanted = now.windowOpen ? 'prevent-display-sleep' : 'prevent-app-suspension';
    this.#hold(now.fed ? wanted : undefined);
  }

  release(): void {
    this.#hold(undefined);
  }

  /** The new hold comes before the old one goes, so that the machine never gets a moment to fall asleep in between. */
  #hold(kind: BlockedSleep | undefined): void {
    const before = this.#held;
    if (before?.kind === kind) return;
    this.#held = kind === undefined ? undefined : { kind, id: this.#blocker.start(kind) };
    if (before) this.#blocker.stop(before.id);
  }
}
