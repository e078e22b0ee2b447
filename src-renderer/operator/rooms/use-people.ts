import { useEffect, useState } from 'react';
import type { Person } from '#shared/contract/room';
import { browserClock } from '../../draw/browser-clock.ts';
import { followStream } from '../../transport/follow-stream.ts';
import { useOperator } from '../operator.ts';

/** Who is in a room; `undefined` while the engine has not told. One room in the life of a component. */
export function usePeople(room: string): readonly Person[] | undefined {
  const { engine } = useOperator();
  const [people, setPeople] = useState<readonly Person[]>();
  useEffect(
    () =>
      followStream<readonly Person[]>({
        clock: browserClock,
        // In a promise, so that a missing connection is a stream that failed.
        open: async signal => engine.client.rooms.watchPeople({ room }, { signal }),
        heard: setPeople,
        cut: () => setPeople(undefined),
      }),
    [engine, room],
  );
  return people;
}
