import { randomUUID } from 'node:crypto';
import type { Arrangement, Tile } from '#shared/contract/group';
import { Look } from '#shared/contract/look';
import { DEFAULT_ROUTE, type Route, type RouteState, type Target } from '#shared/contract/route';
import type { SceneRecalled } from '#shared/contract/scene';
import { type SourceRef, sourceKey } from '#shared/contract/source';
import { RouteError } from './route-book-error.ts';
import { displaysIn, renamed, tileIn, without } from './wall-arrangement.ts';
import type { WallKeeperOptions } from './wall-keeper.ts';
import { WallMemory } from './wall-memory.ts';
import type { StoredGroup } from './wall-records.ts';
import { restoreSnapshot, type SnapshotDisplays, takeSnapshot, type WallSnapshot } from './wall-snapshot.ts';

export interface RouteBookOptions extends WallKeeperOptions {
  readonly displays: SnapshotDisplays;
}

/** What is not given stays as it is. */
export interface RouteChange {
  readonly source?: SourceRef | undefined;
  readonly look?: { readonly [Key in keyof Look]?: Look[Key] | undefined } | undefined;
  readonly state?: RouteState | undefined;
}

export interface GroupChange {
  readonly name?: string | undefined;
  readonly arrangement?: Arrangement | undefined;
}

/**
 * What every display is led and how, and which of them hang together; all of it lasts. What cannot be is thrown as `RouteError`, and
 * then nothing has changed.
 */
export class RouteBook {
  readonly #displays: SnapshotDisplays;
  readonly #memory: WallMemory;

  constructor({ displays, ...kept }: RouteBookOptions) {
    this.#displays = displays;
    this.#memory = new WallMemory(kept);
  }

  /** A route or a group is another one. Returns how to stop. */
  onChange(listener: () => void): () => void {
    return this.#memory.onChange(listener);
  }

  /** What a display is led now; that of its wall if it is part of one. */
  routeOf(display: string): Route {
    return this.#wallOf(display)?.route ?? this.#memory.routeOf(display);
  }

  groupOf(display: string): StoredGroup | undefined {
    return this.#memory.groupOf(display);
  }

  /** The place of a display in its wall; `undefined` if it is part of none. */
  tileOf(display: string): Tile | undefined {
    const wall = this.#wallOf(display);
    return wall && tileIn(wall.arrangement, display);
  }

  /** Oldest first. */
  groups(): readonly StoredGroup[] {
    return this.#memory.groups();
  }

  /** The displays that are meant: with one tile of a wall, all of it. */
  displaysOf(targets: readonly Target[]): string[] {
    return [...new Set(targets.flatMap(target => this.#meant(target)))];
  }

  /** A display that is led a source is fed from now on. A group passes what it is told to its displays. */
  set(targets: readonly Target[], change: RouteChange): void {
    const displays = this.displaysOf(targets);
    const groups = new Set(targets.flatMap(target => this.#groupMeant(target) ?? []));
    const alone = displays.filter(display => !this.#wallOf(display));
    this.#memory.put(
      alone.map(display => ({ display, route: changed(this.#memory.routeOf(display), change) })),
      [...groups].map(group => ({ ...group, route: changed(group.route, change) })),
    );
    if (change.source) for (const display of displays) this.#feed(display);
  }

  /** Displays that hang elsewhere leave there. A wall begins with what its first display shows. Returns its id. */
  createGroup(name: string, arrangement: Arrangement): string {
    const id = randomUUID();
    this.#mustBeFree(name, id);
    const known = this.#known(arrangement);
    const [first] = displaysIn(known);
    const route = first === undefined ? DEFAULT_ROUTE : this.routeOf(first);
    this.#memory.put([], [...this.#left(known, id), { id, name, arrangement: known, route }]);
    return id;
  }

  /** Displays that hang elsewhere leave there; those that have no place any more go on with the routes of their own. */
  changeGroup(id: string, { name, arrangement }: GroupChange): void {
    const group = this.#must(id);
    if (name !== undefined) this.#mustBeFree(name, id);
    const known = arrangement ? this.#known(arrangement) : group.arrangement;
    this.#memory.put(
      [],
      [...this.#left(known, id), { ...group, name: name ?? group.name, arrangement: known }],
    );
  }

  /** Its displays go on with the routes that they had on their own. */
  removeGroup(id: string): void {
    this.#memory.removeGroup(this.#must(id).id);
  }

  /** A source goes by another name from now on, as a room that got another code: whoever is led it stays so. */
  renameSource(before: SourceRef, now: SourceRef): void {
    const isIt = ({ route }: { readonly route: Route }) => sourceKey(route.source) === sourceKey(before);
    const named = <T extends { readonly route: Route }>(of: T): T => ({
      ...of,
      route: { ...of.route, source: now },
    });
    const routes = this.#memory.routes().filter(isIt).map(named);
    const groups = this.groups().filter(isIt).map(named);
    if (routes.length + groups.length > 0) this.#memory.put(routes, groups);
  }

  /** What is led to displays and walls now. */
  led(): SourceRef[] {
    return this.#displays.all().map(({ id }) => this.routeOf(id).source);
  }

  /** What waits to be written is written; nothing of it may be changed any more. What the disk refuses is logged. */
  close(): void {
    this.#memory.close();
  }

  /** A display is not known any more. */
  forget(display: string): void {
    const group = this.groupOf(display);
    if (group) {
      const arrangement = without(group.arrangement, new Set([display]));
      this.#memory.put([], [{ ...group, arrangement }]);
    }
    this.#memory.removeRoute(display);
  }

  /** All routes and looks, for a scene. `nameOf`: what people call a source. */
  snapshot(nameOf: (source: SourceRef) => string): WallSnapshot {
    return takeSnapshot(this.#memory, this.#displays, nameOf);
  }

  /** Sets everything of a scene that is there; returns the names of what is not. `knows`: whether there is such a source. */
  restore(snapshot: WallSnapshot, knows: (source: SourceRef) => boolean): SceneRecalled {
    return restoreSnapshot(snapshot, this.#memory, this.#displays, knows);
  }

  #wallOf(display: string): StoredGroup | undefined {
    const group = this.groupOf(display);
    return group?.arrangement.kind === 'wall' ? group : undefined;
  }

  #meant(target: Target): string[] {
    if ('group' in target) {
      return displaysIn(this.#must(target.group).arrangement).filter(id => this.#displays.get(id));
    }
    const display = this.#idOf(target.display);
    const wall = this.#wallOf(display);
    return wall ? this.#meant({ group: wall.id }) : [display];
  }

  #groupMeant(target: Target): StoredGroup | undefined {
    return 'group' in target ? this.#must(target.group) : this.#wallOf(this.#idOf(target.display));
  }

  #feed(display: string): void {
    if (!this.#displays.get(display)?.stored.routed) this.#displays.setRouted(display, true);
  }

  /** The groups that displays of `arrangement` leave for the one with this id, as they are then. */
  #left(arrangement: Arrangement, id: string): StoredGroup[] {
    const taken = new Set(displaysIn(arrangement));
    return this.groups()
      .filter(group => group.id !== id && displaysIn(group.arrangement).some(display => taken.has(display)))
      .map(group => ({ ...group, arrangement: without(group.arrangement, taken) }));
  }

  #known(arrangement: Arrangement): Arrangement {
    return renamed(arrangement, display => this.#idOf(display));
  }

  #idOf(display: string): string {
    const known = this.#displays.get(display);
    if (!known) throw new RouteError('unknown-display', `There is no display ${display}.`);
    return known.id;
  }

  #must(id: string): StoredGroup {
    const group = this.#memory.group(id);
    if (!group) throw new RouteError('unknown-group', `There is no group ${id}.`);
    return group;
  }

  #mustBeFree(name: string, id: string): void {
    const same = this.groups().some(group => group.id !== id && sameName(group.name, name));
    if (same) throw new RouteError('taken', `Another group is called ${name} already.`);
  }
}

function sameName(a: string, b: string): boolean {
  return a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;
}

function changed(route: Route, { source, look, state }: RouteChange): Route {
  return {
    source: source ?? route.source,
    look: look ? mixed(route.look, look) : route.look,
    state: state ?? route.state,
  };
}

/** Throws `RouteError` for a look that is none, as a crop that reaches beyond the picture. */
function mixed(look: Look, change: NonNullable<RouteChange['look']>): Look {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const parsed = Look.safeParse({ ...look, ...given });
  if (parsed.success) return parsed.data;
  throw new RouteError('bad-look', parsed.error.issues[0]?.message ?? 'That is no look.');
}
