import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClientRole } from '#shared/contract/room';
import { canBeSentAway, inOrder, removableItems } from './people-order.ts';
import { examplePerson } from './test-kit/example-person.ts';

describe('the people of a room', () => {
  it('stand in the same order however the engine lists them, and nobody is lost', () => {
    const person = fc.record({
      client: fc.uuid(),
      role: fc.constantFrom(...ClientRole.options),
      since: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc
          .uniqueArray(person, { selector: ({ client }) => client })
          .chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const clients = (people: typeof list) =>
            inOrder(people.map(examplePerson)).map(({ client }) => client);
          expect(clients(shuffled)).toEqual(clients(list));
          expect(clients(list).sort()).toEqual(list.map(({ client }) => client).sort());
        },
      ),
    );
  });

  it('are first those who draw, the longest here first', () => {
    const people = [
      examplePerson({ client: 'a', role: 'operator', since: 1 }),
      examplePerson({ client: 'b', role: 'artist', since: 9 }),
      examplePerson({ client: 'c', role: 'touchdesigner', since: 2 }),
      examplePerson({ client: 'd', role: 'artist', since: 3 }),
    ];
    expect(inOrder(people).map(({ client }) => client)).toEqual(['d', 'b', 'c', 'a']);
  });

  it('can be sent away unless they are operators, who are let in by their token', () => {
    expect(canBeSentAway(examplePerson())).toBe(true);
    expect(canBeSentAway(examplePerson({ role: 'touchdesigner' }))).toBe(true);
    expect(canBeSentAway(examplePerson({ role: 'operator' }))).toBe(false);
  });

  it('can lose their strokes only while they have some', () => {
    expect(removableItems({ author: 'a', items: 3 })).toBe(3);
    expect(removableItems({ author: 'a', items: 0 })).toBe(0);
    expect(removableItems({ author: 'a', items: undefined })).toBe(0);
    expect(removableItems({ author: undefined, items: 3 })).toBe(0);
  });
});
