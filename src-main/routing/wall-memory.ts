import { DEFAULT_ROUTE, type Route } from '#shared/contract/route';
import { displaysIn } from './wall-arrangement.ts';
import { WallKeeper, type WallKeeperOptions } from './wall-keeper.ts';
import type { OwnRoute, StoredGroup } from './wall-records.ts';

/** The routes and groups as they are kept, at hand: asked for at every frame, written when somebody changes something. */
export class WallMemory {
  readonly #keeper: WallKeeper;
  readonly #routes = new Map<string, Route>();
  readonly #groups = new Map<string, StoredGroup>();
  /** Of each display that hangs together with others: the id of its group. */
  readonly #groupIds = new Map<string, string>();
  readonly #listeners = new Set<() => void>();

  constructor(options: WallKeeperOptions) {
    this.#keeper = new WallKeeper(options);
    for (const { display, route } of options.routes.all()) this.#routes.set(display, route);
    for (const group of options.groups.all()) this.#groups.set(group.id, group);
    this.#index();
  }

  /** Something in it is another one. Returns how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The route that a display has on its own. */
  routeOf(display: string): Route {
    return this.#routes.get(display) ?? DEFAULT_ROUTE;
  }

  group(id: string): StoredGroup | undefined {
    return this.#groups.get(id);
  }

  groupOf(display: string): StoredGroup | undefined {
    const id = this.#groupIds.get(display);
    return id === undefined ? undefined : this.#groups.get(id);
  }

  /** Oldest first. */
  groups(): readonly StoredGroup[] {
    return [...this.#groups.values()];
  }

  /** Every route that displays have on their own. */
  routes(): OwnRoute[] {
    return [...this.#routes].map(([display, route]) => ({ display, route }));
  }

  /** Throws what the disk throws, and then nothing of it is so. */
  put(routes: readonly OwnRoute[], groups: readonly StoredGroup[]): void {
    this.#change(() => {
      this.#keeper.keep(routes, groups);
      for (const { display, route } of routes) this.#routes.set(display, route);
      for (const group of groups) this.#groups.set(group.id, group);
    });
  }

  removeRoute(display: string): void {
    this.#change(() => {
      this.#keeper.removeRoute(display);
      this.#routes.delete(display);
    });
  }

  removeGroup(id: string): void {
    this.#change(() => {
      this.#keeper.removeGroup(id);
      this.#groups.delete(id);
    });
  }

  /** What waits to be written is written, if the disk takes it. */
  close(): void {
    this.#keeper.close();
  }

  #change(work: () => void): void {
    try {
      work();
    } finally {
      this.#index();
      for (const listener of this.#listeners) listener();
    }
  }

  #index(): void {
    this.#groupIds.clear();
    for (const { id, arrangement } of this.#groups.values()) {
      for (const display of displaysIn(arrangement)) this.#groupIds.set(display, id);
    }
  }
}
