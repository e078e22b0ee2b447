import type { StoredArtist } from '../store/room-store.ts';

export interface GuestbookOptions {
  /** Who has drawn here before. */
  readonly known: readonly StoredArtist[];
  /** Stores an artist who drew for the first time, or has another name now. May throw; what is remembered here stays. */
  readonly keep: (artist: StoredArtist) => void;
}

/** What a room remembers of its artists from one connection to the next; a room that gets another canvas keeps it. */
export class Guestbook {
  readonly #keep: GuestbookOptions['keep'];
  readonly #names = new Map<string, string>();
  readonly #numbers = new Map<string, number>();
  readonly #blocked = new Set<string>();
  #highest = 0;

  constructor({ known, keep }: GuestbookOptions) {
    this.#keep = keep;
    for (const { author, name, guest } of known) {
      this.#names.set(author, name);
      this.#number(author, guest);
    }
  }

  /** A number for somebody who gave no name: nobody else's, and for who has drawn the same also after a restart. */
  numberOf(author: string): number {
    return this.#numbers.get(author) ?? this.#number(author, this.#highest + 1);
  }

  /** Name of somebody who has drawn here. */
  nameOf(author: string): string | undefined {
    return this.#names.get(author);
  }

  /** `author` has drawn something. */
  sign({ author, name }: { readonly author: string; readonly name: string }): void {
    if (this.#names.get(author) === name) return;
    this.#names.set(author, name);
    this.#keep({ author, name, guest: this.numberOf(author) });
  }

  /** R4: `author` was removed and is not let in again. */
  block(author: string): void {
    this.#blocked.add(author);
  }

  blocks(author: string): boolean {
    return this.#blocked.has(author);
  }

  #number(author: string, number: number): number {
    this.#numbers.set(author, number);
    this.#highest = Math.max(this.#highest, number);
    return number;
  }
}
