import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '#shared/clock';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import type { Log } from '#shared/log';
import type { DisplayRegistry } from '../displays/registry.ts';
import type { Store } from '../store/database.ts';
import type { StoredVirtualDisplay } from '../store/virtual-display-store.ts';
import { VirtualP3A } from '../virtual-p3a/virtual-p3a.ts';

export interface VirtualFleetOptions {
  readonly dataFolder: string;
  readonly store: Store;
  readonly displays: DisplayRegistry;
  readonly clock: Clock;
  readonly log: Log;
}

export interface RunningVirtualDisplay {
  readonly id: string;
  readonly http: string;
  readonly stream: string;
}

interface Running extends RunningVirtualDisplay {
  readonly slot: number;
  readonly device: VirtualP3A;
}

/**
 * The virtual displays of this engine. Each keeps its MAC, its ports and its card over restarts, so it is the same display again.
 */
export class VirtualFleet {
  readonly #options: VirtualFleetOptions;
  #running: readonly Running[] = [];

  constructor(options: VirtualFleetOptions) {
    this.#options = options;
  }

  get running(): readonly RunningVirtualDisplay[] {
    return this.#running;
  }

  /**
   * Starts those that there were, or exactly `count`: then the others are not known this time, for nobody can switch them on.
   * The very first one is fed from its first start on. Throws `VirtualP3AError`.
   */
  async open(count?: number): Promise<void> {
    const { store } = this.#options;
    const kept = store.virtualDisplays.all();
    const slots =
      count === undefined
        ? kept
        : Array.from({ length: count }, (_, slot) => kept.find(known => known.slot === slot) ?? fresh(slot));
    const macs = new Set(slots.map(({ mac }) => mac));
    for (const { id, virtual } of store.displays.all())
      if (virtual && !macs.has(id)) store.displays.remove(id);
    try {
      for (const slot of slots) await this.#start(slot);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Starts one more; returns its id. Throws `VirtualP3AError`. */
  async add(name?: string): Promise<string> {
    const taken = new Set(this.#options.store.virtualDisplays.all().map(({ slot }) => slot));
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    const { name: usual, ...display } = fresh(slot);
    return await this.#start({ ...display, name: name ?? usual });
  }

  /** Stops one and throws its card away; `false` when it is none of these. */
  async remove(id: string): Promise<boolean> {
    const { displays, store } = this.#options;
    const running = this.#running.find(display => display.id === id);
    if (!running) return false;
    this.#running = this.#running.filter(display => display !== running);
    displays.remove(id);
    store.virtualDisplays.remove(running.slot);
    await running.device.stop();
    await rm(this.#folderOf(running.slot), { recursive: true, force: true });
    return true;
  }

  /** Stops them all; they are what they were at the next start. */
  async close(): Promise<void> {
    const running = this.#running;
    this.#running = [];
    await Promise.all(running.map(({ device }) => device.stop()));
  }

  async #start(stored: StoredVirtualDisplay): Promise<string> {
    const { store, displays } = this.#options;
    const { device, at } = await this.#listenAgain(stored);
    const { slot, mac: id } = stored;
    this.#running = [...this.#running, { id, slot, device, http: at.http, stream: at.stream }];
    store.virtualDisplays.put({ ...stored, httpPort: at.httpPort, streamPort: at.streamPort });
    const known = store.displays.all().find(display => display.id === id);
    displays.remember({
      id,
      name: known?.name ?? stored.name,
      address: at.http,
      virtual: true,
      routed: known?.routed ?? slot === 0,
      delivery: known?.delivery ?? DEFAULT_DELIVERY,
    });
    return id;
  }

  /** On its old ports, or on free ones when something else has taken them meanwhile. */
  async #listenAgain(stored: StoredVirtualDisplay) {
    const old = this.#device(stored, stored.httpPort, stored.streamPort);
    try {
      return { device: old, at: await old.start() };
    } catch (error) {
      await old.stop();
      if (stored.httpPort === 0) throw error;
      this.#options.log.warn('virtual-p3a', `${stored.name} finds its ports taken and moves to other ones`, {
        http: stored.httpPort,
      });
      const moved = this.#device(stored, 0, 0);
      return { device: moved, at: await moved.start() };
    }
  }

  #device({ slot, mac, name }: StoredVirtualDisplay, httpPort: number, streamPort: number): VirtualP3A {
    const { clock, log } = this.#options;
    const folder = this.#folderOf(slot);
    return new VirtualP3A({ folder, mac, name, host: '127.0.0.1', httpPort, streamPort, clock, log });
  }

  #folderOf(slot: number): string {
    return path.join(this.#options.dataFolder, 'virtual', String(slot + 1));
  }
}

function fresh(slot: number): StoredVirtualDisplay {
  return { slot, mac: randomMac(), httpPort: 0, streamPort: 0, name: `Virtual display ${slot + 1}` };
}

/** Locally administered (02), so that it can never be a real panel's. */
function randomMac(): string {
  return ['02', ...Array.from(randomBytes(5), byte => byte.toString(16).padStart(2, '0'))].join(':');
}
