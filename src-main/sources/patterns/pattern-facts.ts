import type { Tile } from '#shared/contract/group';

/** What a pattern says of the display that it is shown on. */
export interface PatternFacts {
  /** The display's number, from 1. */
  readonly number: number;
  readonly name: string;
  /** `http://host:port`. */
  readonly address: string;
  readonly tile?: Tile | undefined;
  /** The name of the wall that the tile is of. */
  readonly wall?: string | undefined;
}
