import type { ClientRole, Person } from '#shared/contract/room';

/** In the order in which an operator looks for them: who draws, then what makes pictures of it, then who looks on. */
const ORDER: Readonly<Record<ClientRole, number>> = {
  artist: 0,
  peer: 1,
  touchdesigner: 2,
  program: 3,
  viewer: 4,
  operator: 5,
};

/** Who came first stays first, so that no line moves away under a hand. */
export function inOrder(people: readonly Person[]): readonly Person[] {
  return [...people].sort(
    (one, other) =>
      ORDER[one.role] - ORDER[other.role] ||
      one.since - other.since ||
      (one.client < other.client ? -1 : Number(one.client > other.client)),
  );
}

/** Operators are let in by their token, not by the room: to end one, a new token is made. */
export function canBeSentAway({ role }: Pick<Person, 'role'>): boolean {
  return role !== 'operator';
}

/** How many strokes of this person can be removed; 0 for who has none. */
export function removableItems({ author, items }: Pick<Person, 'author' | 'items'>): number {
  return author === undefined ? 0 : (items ?? 0);
}
