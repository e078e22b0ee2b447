import type { Delivery } from '#shared/contract/delivery';

/** What lasts of a display. */
export interface StoredDisplay {
  /** The MAC, or address and name of a display that does not tell one (`identity.ts`). */
  readonly id: string;
  readonly name: string;
  /** `http://host:port`, as it was last reached. */
  readonly address: string;
  readonly virtual: boolean;
  readonly routed: boolean;
  /** How its pictures get to it, as the operator chose. */
  readonly delivery: Delivery;
}

/** Where displays are kept; `store/` implements it. */
export interface DisplayStore {
  all(): StoredDisplay[];
  /** Adds a display, or replaces what is kept of the one with this id. */
  put(display: StoredDisplay): void;
  remove(id: string): void;
}
