import type { CanvasChange } from './painted-canvas.ts';

/** What changed since the newest frame: since when, and by whom. */
export class CanvasChanges {
  #any = false;
  #oldest: number | undefined;
  #clients = new Set<string>();

  get any(): boolean {
    return this.#any;
  }

  /** `awaited`: somebody is subscribed. What nobody waited for has no latency: its time starts when it is asked for. */
  add(change: CanvasChange, awaited: boolean): void {
    this.#any = true;
    this.#clients.add(change.client);
    if (awaited) this.#oldest = Math.min(this.#oldest ?? change.receivedAt, change.receivedAt);
  }

  /** Hands over what was gathered and starts anew. */
  take(now: number): { readonly receivedAt: number; readonly contributors: ReadonlySet<string> } {
    const taken = { receivedAt: this.#oldest ?? now, contributors: this.#clients };
    this.#any = false;
    this.#oldest = undefined;
    this.#clients = new Set();
    return taken;
  }
}
