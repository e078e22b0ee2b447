import type { Person } from '#shared/contract/room';
import type { RelayLimits } from './limits.ts';

/** What is to be done for a client now. */
export type Beat =
  | { readonly kind: 'dead' }
  | { readonly kind: 'alive'; readonly ping: string | undefined; readonly keepalive: boolean };

/**
 * R11 for one client, as pure bookkeeping: every time is a parameter (monotonic ms).
 *
 * A client that answers pings is judged by its silence. One that never did (TouchDesigner's WebSocket DAT sends no pong by
 * itself) is judged only by whether what was sent to it leaves; whether its host is gone, TCP keep-alive finds out.
 */
export class Heartbeat {
  readonly #limits: RelayLimits;
  #heardAt: number;
  #trafficAt: number;
  #pinged: { readonly payload: string; readonly at: number } | undefined;
  #pings = 0;
  #confirmed = false;
  #roundTripMs: number | undefined;
  #unsentBytes = 0;
  #movedAt: number;

  constructor(limits: RelayLimits, now: number) {
    this.#limits = limits;
    this.#heardAt = now;
    this.#trafficAt = now;
    this.#movedAt = now;
  }

  get roundTripMs(): number | undefined {
    return this.#roundTripMs;
  }

  /** A message came from the client. */
  heard(now: number): void {
    this.#heardAt = now;
    this.#trafficAt = now;
  }

  /** A message went to the client. */
  said(now: number): void {
    this.#trafficAt = now;
  }

  pong(payload: string, now: number): void {
    this.#heardAt = now;
    if (this.#pinged?.payload !== payload) return;
    this.#confirmed = true;
    this.#roundTripMs = now - this.#pinged.at;
  }

  state(now: number): Person['liveness'] {
    const silentSince = this.#confirmed ? this.#heardAt : this.#movedAt;
    if (now - silentSince >= this.#limits.staleAfterMs) return 'stale';
    return this.#confirmed ? 'live' : 'unconfirmed';
  }

  /** To be called a few times a second; `unsentBytes` are those that still wait for the client. */
  beat(unsentBytes: number, now: number): Beat {
    if (unsentBytes === 0 || unsentBytes < this.#unsentBytes) this.#movedAt = now;
    this.#unsentBytes = unsentBytes;
    if (this.#confirmed && now - this.#heardAt >= this.#limits.deadAfterMs) return { kind: 'dead' };
    return { kind: 'alive', ping: this.#nextPing(now), keepalive: this.#nextKeepalive(now) };
  }

  #nextPing(now: number): string | undefined {
    const due = this.#pinged === undefined || now - this.#pinged.at >= this.#limits.pingEveryMs;
    // Pings for a stalled client that may never answer would pile up behind what it does not read.
    if (!due || (!this.#confirmed && this.#unsentBytes > 0)) return undefined;
    this.#pings += 1;
    this.#pinged = { payload: String(this.#pings), at: now };
    return this.#pinged.payload;
  }

  #nextKeepalive(now: number): boolean {
    const due = now - this.#trafficAt >= this.#limits.keepaliveTextEveryMs;
    return due && !this.#confirmed && this.#unsentBytes === 0;
  }
}
