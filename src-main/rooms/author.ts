import { createHash } from 'node:crypto';

/** Who gives a command, and over which connection. */
export interface Author {
  /** Public and stable over connections; derived from a secret of the device, or made by the relay for a peer. */
  readonly author: string;
  /** The connection. */
  readonly client: string;
  readonly name: string;
}

/** The operator, where nobody's device gives the command. No token makes this author. */
export const OPERATOR: Author = { author: '', client: '', name: '' };

/** 96 bits: nobody finds a second token for an author, and the id stays short in every item. */
const AUTHOR_CHARACTERS = 16;

/** The public author of a client's secret token: it cannot be turned back, so nobody can act as another one. */
export function authorOf(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('base64url').slice(0, AUTHOR_CHARACTERS);
}
