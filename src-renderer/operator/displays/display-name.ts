/** Characters of a display's name (src-shared/contract/displays-contract.ts). */
export const NAME_MAX = 60;

/** What a person typed as a name, ready to be sent; `undefined` for none, and for the name that it has. */
export function newName(typed: string, now: string): string | undefined {
  const name = typed.trim().slice(0, NAME_MAX);
  return name === '' || name === now ? undefined : name;
}
