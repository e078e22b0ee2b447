import type { Clock } from '#shared/clock';
import type { Delivery, Transport } from '#shared/contract/delivery';
import type { DisplayReport, Why } from '#shared/contract/state';
import type { DisplayStatus, NetworkStats } from '#shared/wire/display-api';
import { type Capabilities, capabilitiesOf, sameCapabilities } from './capabilities.ts';
import { displayReportOf } from './display-report.ts';
import type { StoredDisplay } from './display-store.ts';
import { HealthWatch } from './health.ts';
import { isConfirmed, parseMac } from './identity.ts';
import { LiveDriver } from './live-driver.ts';
import { ShownRate } from './shown-rate.ts';

/**
 * How a display can be fed: `unknown` until it has answered, `open`, or `refused` because it is another display than the one that
 * is known at this address, or one without the `live` API.
 */
export type Reach =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'open'; readonly capabilities: Capabilities }
  | { readonly kind: 'refused'; readonly why: Why };

/** What an answer of a display was news of. */
export interface News {
  /** The way to feed it is another one now. */
  readonly reach: boolean;
  /** It started anew, and what it had in its memory is gone. */
  readonly restarted: boolean;
}

/** D7: a request that takes longer is worth a word. */
const BUSY_AFTER_MS = 1_000;

/** One display that the operator knows: what lasts of it, what it said last, and the one way to speak to it. */
export class Display {
  readonly id: string;
  readonly health: HealthWatch;
  readonly #clock: Clock;
  readonly #shown = new ShownRate();
  #stored: StoredDisplay;
  #driver: LiveDriver;
  #reach: Reach = { kind: 'unknown' };
  #report: DisplayReport | undefined;
  /** Monotonic ms. */
  #answeredAt = 0;

  constructor(stored: StoredDisplay, clock: Clock) {
    this.id = stored.id;
    this.health = new HealthWatch(clock);
    this.#clock = clock;
    this.#stored = stored;
    this.#driver = new LiveDriver({ address: stored.address, clock });
  }

  get stored(): StoredDisplay {
    return this.#stored;
  }

  get delivery(): Delivery {
    return this.#stored.delivery;
  }

  /** It has told no MAC, so it is known by its address and name alone. */
  get unconfirmed(): boolean {
    return !isConfirmed(this.id);
  }

  /** D7: whoever asks it something takes this one, so that it has one request at a time. Another one when the address changes. */
  get driver(): LiveDriver {
    return this.#driver;
  }

  get reach(): Reach {
    return this.#reach;
  }

  /** What its firmware offers; empty until it has answered. */
  get transports(): readonly Transport[] {
    return this.#reach.kind === 'open' ? this.#reach.capabilities.transports : [];
  }

  /** Epoch ms since when a request has been running; `undefined` while none takes longer than a second. */
  get busySince(): number | undefined {
    const since = this.#driver.busySince;
    return since !== undefined && this.#clock.wall() - since > BUSY_AFTER_MS ? since : undefined;
  }

  /** What it said last, however long ago. */
  get report(): DisplayReport | undefined {
    return this.#report;
  }

  /** Changes what lasts; the identity stays. Another address has to be asked anew how it is reached. */
  change(stored: Partial<Omit<StoredDisplay, 'id'>>): void {
    const { address, delivery } = this.#stored;
    this.#stored = { ...this.#stored, ...stored };
    // Who compares, compares the objects: what was chosen again is no change.
    if (sameDelivery(this.#stored.delivery, delivery)) this.#stored = { ...this.#stored, delivery };
    if (this.#stored.address === address) return;
    this.#reach = { kind: 'unknown' };
    this.#driver.close();
    this.#driver = new LiveDriver({ address: this.#stored.address, clock: this.#clock });
  }

  /** Takes an answer in; returns what was new in it. */
  answered(status: DisplayStatus, stats: NetworkStats | undefined): News {
    const mac = parseMac(status.device?.mac);
    if (!this.unconfirmed && mac !== undefined && mac !== this.id) {
      return { reach: this.#refuse({ code: 'different-display', detail: mac }), restarted: false };
    }
    const restarted = this.#hasRestarted(status.uptime_ms);
    this.#answeredAt = this.#clock.now();
    const fpsShown = this.#shown.measure(stats?.frames_shown, this.#clock.now());
    this.#report = displayReportOf(status, stats, fpsShown, this.#clock.wall());
    this.health.heard();
    return { reach: this.#offers(status), restarted };
  }

  /** Ends a running request with a reset (D7). */
  close(): void {
    this.#driver.close();
  }

  #offers(status: DisplayStatus): boolean {
    const capabilities = capabilitiesOf(this.#stored.address, status);
    if (capabilities) return this.#setReach({ kind: 'open', capabilities });
    return this.#refuse({ code: 'not-streaming', detail: status.fw?.version ?? '' });
  }

  /** Its uptime went back, or is so short that it started after its last answer. */
  #hasRestarted(uptimeMs: number | undefined): boolean {
    const before = this.#report?.uptimeMs;
    if (before === undefined || uptimeMs === undefined) return false;
    return uptimeMs < before || this.#clock.now() - uptimeMs > this.#answeredAt;
  }

  #refuse(why: Why): boolean {
    this.health.failed(why);
    return this.#setReach({ kind: 'refused', why });
  }

  #setReach(reach: Reach): boolean {
    if (sameReach(this.#reach, reach)) return false;
    this.#reach = reach;
    return true;
  }
}

function sameDelivery(a: Delivery, b: Delivery): boolean {
  const hand = a.quality === b.quality && a.fps === b.fps && a.side === b.side;
  return a.transport === b.transport && a.format === b.format && a.goal === b.goal && hand;
}

function sameReach(a: Reach, b: Reach): boolean {
  if (a.kind === 'open' && b.kind === 'open') return sameCapabilities(a.capabilities, b.capabilities);
  if (a.kind === 'refused' && b.kind === 'refused')
    return a.why.code === b.why.code && a.why.detail === b.why.detail;
  return a.kind === b.kind;
}
