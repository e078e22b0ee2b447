import { type DisplayEvent, EVENTS_KEPT } from '#shared/contract/display-event';
import type { SenderState, Why } from '#shared/contract/state';
import type { StoredDisplay } from '../displays/display-store.ts';
import type { HealthVerdict } from '../displays/health.ts';

/** What happened to one display: what it is told, and what it sees when it looks. Times are epoch ms. */
export class DisplayHistory {
  #events: DisplayEvent[];
  #health: HealthVerdict | undefined;
  #sender: SenderState | undefined;

  constructor(address: string, atMs: number) {
    this.#events = [{ kind: 'added', atMs, address }];
  }

  /** Newest first, at most `EVENTS_KEPT`. */
  get events(): readonly DisplayEvent[] {
    return [...this.#events].reverse();
  }

  restarted(atMs: number): void {
    this.#add({ kind: 'restarted', atMs });
  }

  /** Something that lasts of it is another than before. */
  changed(before: StoredDisplay, now: StoredDisplay, atMs: number): void {
    if (before.address !== now.address)
      this.#add({ kind: 'moved', atMs, from: before.address, to: now.address });
    if (before.name !== now.name) this.#add({ kind: 'renamed', atMs, from: before.name, to: now.name });
    if (before.delivery !== now.delivery) this.#add({ kind: 'delivery', atMs, delivery: now.delivery });
  }

  /** How it is now; what it was at the first look is no event. */
  look(health: HealthVerdict, sender: SenderState): void {
    const before = { health: this.#health, sender: this.#sender };
    this.#health = health;
    this.#sender = sender;
    if (before.sender && !sameState(before.sender, sender)) {
      this.#add({ kind: 'sender', atMs: sender.since, sender: sender.kind, ...whyOf(sender) });
    }
    if (before.health && before.health.health !== health.health) {
      this.#add({ kind: 'health', atMs: health.since, health: health.health, ...whyOf(health) });
    }
  }

  #add(event: DisplayEvent): void {
    this.#events = [...this.#events, event].slice(-EVENTS_KEPT);
  }
}

function sameState(a: SenderState, b: SenderState): boolean {
  return a.kind === b.kind && whyOf(a).why?.code === whyOf(b).why?.code;
}

function whyOf(state: HealthVerdict | SenderState): { readonly why?: Why } {
  return 'why' in state && state.why ? { why: state.why } : {};
}
