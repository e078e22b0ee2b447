import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import { type Command, commandOf, messageOf } from './command.ts';
import type { CommandKeeper } from './outbox.ts';

/**
 * A5: keeps commands in the browser's database, as the very messages that will be sent. Where the browser refuses (private
 * windows), nothing is kept and `lasting` says so.
 */
export class IndexedKeeper implements CommandKeeper {
  readonly #scope: string;
  readonly #keys = new Map<string, string>();
  #store: UseStore | undefined;
  #next = Date.now() * 1_000;

  /** `scope` tells the queues of different rooms apart. */
  constructor(scope: string) {
    this.#scope = `${scope}/`;
    this.#store = openStore();
  }

  get lasting(): boolean {
    return this.#store !== undefined;
  }

  async load(): Promise<readonly Command[]> {
    if (!this.#store) return [];
    try {
      const kept = await entries<IDBValidKey, unknown>(this.#store);
      return kept.flatMap(([key, message]) => this.#read(key, message));
    } catch {
      this.#store = undefined;
      return [];
    }
  }

  keep(command: Command): void {
    // Keys sort as texts, so a number of fixed length gives the order.
    const key = `${this.#scope}${String(this.#next++).padStart(17, '0')}`;
    this.#keys.set(command.id, key);
    this.#try(store => set(key, messageOf(command), store));
  }

  forget(id: string): void {
    const key = this.#keys.get(id);
    if (key === undefined) return;
    this.#keys.delete(id);
    this.#try(store => del(key, store));
  }

  #read(key: IDBValidKey, message: unknown): Command[] {
    if (typeof key !== 'string' || !key.startsWith(this.#scope)) return [];
    try {
      const command = commandOf(message);
      this.#keys.set(command.id, key);
      return [command];
    } catch {
      // Left by an older page, or broken: it could never be sent.
      this.#try(store => del(key, store));
      return [];
    }
  }

  #try(write: (store: UseStore) => Promise<void>): void {
    if (!this.#store) return;
    write(this.#store).catch(() => {
      this.#store = undefined;
    });
  }
}

function openStore(): UseStore | undefined {
  try {
    return createStore('lienzo', 'commands');
  } catch {
    return undefined;
  }
}
