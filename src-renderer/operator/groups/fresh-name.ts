/** The first of “Wall”, “Wall 2”, “Wall 3”, … that nobody has. */
export function freshName(word: string, taken: readonly string[]): string {
  const names = new Set(taken);
  const numbered = (number: number) => (number === 1 ? word : `${word} ${number}`);
  let number = 1;
  while (names.has(numbered(number))) number += 1;
  return numbered(number);
}
