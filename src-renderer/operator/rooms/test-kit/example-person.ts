import type { Person } from '#shared/contract/room';

/** An artist who is well; `other` says what is different. */
export function examplePerson(other: Partial<Person> = {}): Person {
  return {
    client: 'client-1',
    role: 'artist',
    name: 'Ana',
    author: 'author-1',
    items: 24,
    address: '192.168.1.61',
    since: 1_000,
    roundTripMs: 12,
    unsentBytes: 0,
    droppedFrames: 0,
    liveness: 'live',
    ...other,
  };
}
