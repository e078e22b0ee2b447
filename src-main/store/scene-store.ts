import { z } from 'zod';
import { JsonRows } from './json-rows.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

const SceneJson = z.object({ name: z.string(), savedAtMs: z.number(), wall: z.unknown() });
/** `wall` is what the routes made of themselves; they alone read it. */
export type StoredScene = z.infer<typeof SceneJson> & { readonly id: string };

/** All routes and looks under a name. */
export class SceneStore {
  readonly #rows: JsonRows<z.infer<typeof SceneJson>>;

  constructor(database: SqliteDatabase) {
    this.#rows = new JsonRows(database, 'scenes', SceneJson);
  }

  all(): StoredScene[] {
    return this.#rows.all().map(({ id, value }) => ({ id, ...value }));
  }

  put({ id, name, savedAtMs, wall }: StoredScene): void {
    this.#rows.put(id, { name, savedAtMs, wall });
  }

  remove(id: string): void {
    this.#rows.remove(id);
  }
}
