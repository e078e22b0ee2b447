import { z } from 'zod';
import { Arrangement } from '#shared/contract/group';
import { Route } from '#shared/contract/route';
import { JsonRows } from './json-rows.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** What each display is led when it hangs alone. */
export class RouteStore {
  readonly #rows: JsonRows<Route>;

  constructor(database: SqliteDatabase) {
    this.#rows = new JsonRows(database, 'routes', Route);
  }

  all(): { readonly display: string; readonly route: Route }[] {
    return this.#rows.all().map(({ id, value }) => ({ display: id, route: value }));
  }

  put(display: string, route: Route): void {
    this.#rows.put(display, route);
  }

  remove(display: string): void {
    this.#rows.remove(display);
  }
}

const GroupJson = z.object({ name: z.string(), arrangement: Arrangement, route: Route });
/** `route`: of a wall; a group keeps the one that it had, or would have, as a wall. */
export type StoredGroup = z.infer<typeof GroupJson> & { readonly id: string };

/** Which displays hang together, and how. */
export class GroupStore {
  readonly #rows: JsonRows<z.infer<typeof GroupJson>>;

  constructor(database: SqliteDatabase) {
    this.#rows = new JsonRows(database, 'display_groups', GroupJson);
  }

  all(): StoredGroup[] {
    return this.#rows.all().map(({ id, value }) => ({ id, ...value }));
  }

  put({ id, name, arrangement, route }: StoredGroup): void {
    this.#rows.put(id, { name, arrangement, route });
  }

  remove(id: string): void {
    this.#rows.remove(id);
  }
}
