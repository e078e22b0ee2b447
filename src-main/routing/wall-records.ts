import type { Arrangement } from '#shared/contract/group';
import type { Route } from '#shared/contract/route';

/** The route that a display has on its own. */
export interface OwnRoute {
  readonly display: string;
  readonly route: Route;
}

/** Where the routes of displays on their own are kept; `store/` implements it. */
export interface RouteRecords {
  all(): readonly OwnRoute[];
  /** Adds a route, or replaces the one of this display. */
  put(display: string, route: Route): void;
  remove(display: string): void;
}

/** What lasts of a group or wall. `route`: of a wall; a group keeps the one that it would have as a wall. */
export interface StoredGroup {
  readonly id: string;
  readonly name: string;
  readonly arrangement: Arrangement;
  readonly route: Route;
}

/** Where groups and walls are kept; `store/` implements it. */
export interface GroupRecords {
  all(): readonly StoredGroup[];
  /** Adds a group, or replaces the one with this id. */
  put(group: StoredGroup): void;
  remove(id: string): void;
}
