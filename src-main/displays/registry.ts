import type { Clock } from '#shared/clock';
import { DEFAULT_DELIVERY, type Delivery } from '#shared/contract/delivery';
import type { Why } from '#shared/contract/state';
import type { Log } from '#shared/log';
import type { DisplayStatus, NetworkStats } from '#shared/wire/display-api';
import { Display } from './display.ts';
import type { DisplayStore, StoredDisplay } from './display-store.ts';
import { displayIdOf, parseMac } from './identity.ts';
import { LiveDriver } from './live-driver.ts';
import { StatusPoller } from './status-poller.ts';
import type { DisplayError } from './why.ts';

export type RegistryEvent =
  | { readonly type: 'added' | 'removed'; readonly display: Display }
  /** It is fed, reached or called otherwise than before. `before`: what lasted of it, if that is what changed. */
  | { readonly type: 'changed'; readonly display: Display; readonly before?: StoredDisplay }
  /** It said how it is. */
  | { readonly type: 'reported'; readonly display: Display }
  /** It started anew: what it had in its memory is gone. */
  | { readonly type: 'restarted'; readonly display: Display }
  /** It did not answer. */
  | { readonly type: 'failed'; readonly display: Display; readonly why: Why };

/** A display that is to be remembered; without a delivery it keeps the one that it had. */
export type DisplayToRemember = Omit<StoredDisplay, 'delivery'> & Partial<Pick<StoredDisplay, 'delivery'>>;

export interface DisplayRegistryOptions {
  readonly store: DisplayStore;
  readonly clock: Clock;
  readonly log: Log;
  /** 0–1, as `Math.random`. */
  readonly random?: () => number;
}

/** The displays that are known. Each is asked every 2 s how it is, from `open()` until `close()`. */
export class DisplayRegistry {
  readonly #store: DisplayStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #random: () => number;
  readonly #displays = new Map<string, Display>();
  readonly #pollers = new Map<string, StatusPoller>();
  readonly #listeners = new Set<(event: RegistryEvent) => void>();

  constructor(options: DisplayRegistryOptions) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#random = options.random ?? Math.random;
  }

  /** Takes up the displays that the store keeps. */
  open(): void {
    for (const stored of this.#store.all()) if (!this.#displays.has(stored.id)) this.#take(stored);
  }

  /** Asks nobody any more. What is known stays in the store. */
  close(): void {
    for (const poller of this.#pollers.values()) poller.stop();
    for (const display of this.#displays.values()) display.close();
    this.#pollers.clear();
    this.#listeners.clear();
  }

  all(): Display[] {
    return [...this.#displays.values()];
  }

  get(id: string): Display | undefined {
    return this.#displays.get(parseMac(id) ?? id);
  }

  on(listener: (event: RegistryEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Asks who is at `address` (`http://host:port`) and remembers it. A display that was known elsewhere has moved. Rejects with
   * `DisplayError` when nobody answers.
   */
  async add(address: string, options: { name?: string } = {}): Promise<Display> {
    const status = await this.#askWhoIsAt(address);
    const mac = parseMac(status.device?.mac);
    const known = mac === undefined ? undefined : this.get(mac);
    const name = options.name ?? known?.stored.name ?? nameOf(status, mac, address);
    return this.remember({
      id: displayIdOf({ mac, address, name }),
      name,
      address,
      virtual: status.virtual ?? known?.stored.virtual ?? false,
      routed: known?.stored.routed ?? false,
    });
  }

  /** Takes in a display whose identity is certain already, as that of a virtual one that this engine started. */
  remember({ id: told, delivery: chosen, ...rest }: DisplayToRemember): Display {
    const id = parseMac(told) ?? told;
    const known = this.#displays.get(id);
    const before = known?.stored ?? this.#store.all().find(stored => stored.id === id);
    const stored = { id, ...rest, delivery: chosen ?? before?.delivery ?? DEFAULT_DELIVERY };
    this.#store.put(stored);
    return known ? this.#change(known, stored) : this.#take(stored);
  }

  /** Returns `false` when there is no such display. */
  setRouted(id: string, routed: boolean): boolean {
    return this.#keep(id, { routed });
  }

  /** Returns `false` when there is no such display. */
  rename(id: string, name: string): boolean {
    return this.#keep(id, { name });
  }

  /** How pictures get to it from now on; remembered. Returns `false` when there is no such display. */
  setDelivery(id: string, delivery: Delivery): boolean {
    return this.#keep(id, { delivery });
  }

  /** Returns `false` when there is no such display. */
  remove(id: string): boolean {
    const display = this.get(id);
    if (!display) return false;
    this.#store.remove(display.id);
    this.#pollers.get(display.id)?.stop();
    this.#pollers.delete(display.id);
    this.#displays.delete(display.id);
    this.#emit({ type: 'removed', display });
    // After those who still use it have let go.
    display.close();
    return true;
  }

  #keep(id: string, change: Partial<Pick<StoredDisplay, 'routed' | 'name' | 'delivery'>>): boolean {
    const display = this.get(id);
    if (!display) return false;
    this.#store.put({ ...display.stored, ...change });
    this.#change(display, change);
    return true;
  }

  #take(stored: StoredDisplay): Display {
    const display = new Display(stored, this.#clock);
    this.#displays.set(display.id, display);
    this.#poll(display);
    this.#emit({ type: 'added', display });
    return display;
  }

  #change(display: Display, change: Partial<Omit<StoredDisplay, 'id'>>): Display {
    const before = display.stored;
    display.change(change);
    if (display.stored.address !== before.address) this.#poll(display);
    this.#emit({ type: 'changed', display, before });
    return display;
  }

  #poll(display: Display): void {
    this.#pollers.get(display.id)?.stop();
    const poller = new StatusPoller({
      driver: display.driver,
      clock: this.#clock,
      random: this.#random,
      listener: {
        answered: (status, stats) => this.#answered(display, status, stats),
        failed: error => this.#failed(display, error),
      },
    });
    this.#pollers.set(display.id, poller);
    poller.start();
  }

  #answered(display: Display, status: DisplayStatus, stats: NetworkStats | undefined): void {
    const news = display.answered(status, stats);
    this.#emit({ type: 'reported', display });
    if (news.restarted) this.#emit({ type: 'restarted', display });
    if (!news.reach) return;
    const { reach } = display;
    if (reach.kind === 'refused') {
      this.#log.warn('displays', `${display.stored.name} cannot be fed: ${reach.why.code}`, {
        id: display.id,
        detail: reach.why.detail,
      });
    }
    this.#emit({ type: 'changed', display });
  }

  #failed(display: Display, error: DisplayError): void {
    display.health.failed(error.why);
    this.#emit({ type: 'failed', display, why: error.why });
  }

  #emit(event: RegistryEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  async #askWhoIsAt(address: string): Promise<DisplayStatus> {
    const known = this.all().find(display => display.stored.address === address);
    // D7: it has one request at a time, whoever asks.
    if (known) return known.driver.status();
    const driver = new LiveDriver({ address, clock: this.#clock });
    try {
      return await driver.status();
    } finally {
      driver.close();
    }
  }
}

function nameOf(status: DisplayStatus, mac: string | undefined, address: string): string {
  if (status.device_name) return status.device_name;
  return mac === undefined ? new URL(address).host : `P3A ${mac.slice(-5)}`;
}
