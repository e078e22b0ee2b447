import type { CanvasChange } from './painted-canvas.ts';

/**
 * Who waits for a change. `frames`: its time starts at once · `rest`: those who take finished pictures, so it starts with the last
 * change of all · `nobody`: it has no latency, its time starts when it is asked for.
 */
export type Awaited = 'frames' | 'rest' | 'nobody';

/** What changed since the newest frame: since when, and by whom. */
export class CanvasChanges {
  #any = false;
  #since: number | undefined;
  #clients = new Set<string>();

  get any(): boolean {
    return this.#any;
  }

  add({ client, receivedAt }: CanvasChange, awaited: Awaited): void {
    this.#any = true;
    this.#clients.add(client);
    if (awaited === 'frames') this.#since = Math.min(this.#since ?? receivedAt, receivedAt);
    if (awaited === 'rest') this.#since = receivedAt;
  }

  /** Hands over what was gathered and starts anew. */
  take(now: number): { readonly receivedAt: number; readonly contributors: ReadonlySet<string> } {
    const taken = { receivedAt: this.#since ?? now, contributors: this.#clients };
    this.#any = false;
    this.#since = undefined;
    this.#clients = new Set();
    return taken;
  }
}
