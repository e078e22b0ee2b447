import { z } from 'zod';
import { DEFAULT_DELIVERY, Delivery } from '#shared/contract/delivery';
import type { SqliteDatabase } from './sqlite-database.ts';

const DisplayRow = z
  .object({
    id: z.string(),
    name: z.string(),
    address: z.string(),
    virtual: z.number().transform(Boolean),
    routed: z.number().transform(Boolean),
    // Null until the operator chose; and a choice that this version does not understand is none.
    delivery: z.string().nullable().transform(deliveryOf),
  })
  .readonly();
/** `id`: the MAC, or address and name of a display that has told none. `address`: `http://host:port`. */
export type StoredDisplay = z.infer<typeof DisplayRow>;

/** The displays that the operator knows. What a method wrote is on the disk when it returns. */
export class DisplayStore {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** In the order in which they were first put in. */
  all(): StoredDisplay[] {
    const sql =
      'SELECT id, name, address, is_virtual AS virtual, routed, delivery FROM displays ORDER BY rowid';
    return z.array(DisplayRow).parse(this.#database.prepare(sql).all());
  }

  /** Adds a display, or replaces what is known of the one with this id. */
  put({ id, name, address, virtual, routed, delivery }: StoredDisplay): void {
    const sql = `INSERT INTO displays (id, name, address, is_virtual, routed, delivery) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address,
        is_virtual = excluded.is_virtual, routed = excluded.routed, delivery = excluded.delivery`;
    const chosen = JSON.stringify(delivery);
    this.#database.prepare(sql).run(id, name, address, Number(virtual), Number(routed), chosen);
  }

  remove(id: string): void {
    this.#database.prepare('DELETE FROM displays WHERE id = ?').run(id);
  }
}

function deliveryOf(json: string | null): Delivery {
  return Delivery.safeParse(parseJson(json ?? 'null')).data ?? DEFAULT_DELIVERY;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // Somebody edited the file: as if nothing had been chosen.
  }
}
