import type { Clock, TimerHandle } from '#shared/clock';
import type { Log } from '#shared/log';
import type { GroupRecords, OwnRoute, RouteRecords, StoredGroup } from './wall-records.ts';

/** A slider moves twenty times a second, and each write waits for the disk: what comes sooner than this after a write waits for the next. */
const WRITE_EVERY_MS = 500;

export interface WallKeeperOptions {
  readonly routes: RouteRecords;
  readonly groups: GroupRecords;
  /** Does work on both whose writes are all kept or none. */
  readonly atOnce: (work: () => void) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Brings routes and groups to the disk: a change at once, those that follow close upon it together, half a second later. A crash
 * takes at most the last of these.
 */
export class WallKeeper {
  readonly #options: WallKeeperOptions;
  readonly #routes = new Map<string, OwnRoute>();
  readonly #groups = new Map<string, StoredGroup>();
  #quietUntil = Number.NEGATIVE_INFINITY;
  #timer: TimerHandle;

  constructor(options: WallKeeperOptions) {
    this.#options = options;
  }

  /** Throws what the disk throws, if it is written at once; then nothing of it is kept. */
  keep(routes: readonly OwnRoute[], groups: readonly StoredGroup[]): void {
    const { clock } = this.#options;
    const waits = clock.now() < this.#quietUntil;
    if (!waits) {
      this.flush();
      this.#write(routes, groups);
      return;
    }
    for (const route of routes) this.#routes.set(route.display, route);
    for (const group of groups) this.#groups.set(group.id, group);
    this.#timer ??= clock.setTimeout(() => this.#writeWaiting(), this.#quietUntil - clock.now());
  }

  removeRoute(display: string): void {
    this.flush();
    this.#options.routes.remove(display);
  }

  removeGroup(id: string): void {
    this.flush();
    this.#options.groups.remove(id);
  }

  /** Writes what waits. Throws what the disk throws; then it waits on. */
  flush(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#routes.size + this.#groups.size === 0) return;
    this.#write([...this.#routes.values()], [...this.#groups.values()]);
    this.#routes.clear();
    this.#groups.clear();
  }

  /** The last writing. A disk that refuses it is no reason not to stop. */
  close(): void {
    this.#writeWaiting();
  }

  #write(routes: readonly OwnRoute[], groups: readonly StoredGroup[]): void {
    const { atOnce, clock, ...records } = this.#options;
    atOnce(() => {
      for (const { display, route } of routes) records.routes.put(display, route);
      for (const group of groups) records.groups.put(group);
    });
    this.#quietUntil = clock.now() + WRITE_EVERY_MS;
  }

  /** Nobody waits for an answer here: what the disk refuses is tried again with the next change, and at the end. */
  #writeWaiting(): void {
    try {
      this.flush();
    } catch (error) {
      this.#options.log.error('routes', `The last changes of the routes could not be kept: ${String(error)}`);
    }
  }
}
