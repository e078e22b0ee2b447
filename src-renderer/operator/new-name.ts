import { NAME_CHARACTERS } from '#shared/contract/room';

/** What a person typed as a name, ready to be sent; `undefined` for none, and for the name that it has. */
export function newName(typed: string, now: string): string | undefined {
  const name = typed.trim().slice(0, NAME_CHARACTERS);
  return name === '' || name === now ? undefined : name;
}
