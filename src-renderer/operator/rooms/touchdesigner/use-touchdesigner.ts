import { useEffect, useState } from 'react';
import type { TouchdesignerState } from '#shared/contract/touchdesigner';
import { browserClock } from '../../../draw/browser-clock.ts';
import { followStream } from '../../../transport/follow-stream.ts';
import { useOperator } from '../../operator.ts';
import type { Seen } from './card-sign.ts';
import { NO_PACES, nextPaces } from './pace.ts';

/** How TouchDesigner is connected to a room; `undefined` while the engine has not told. One room in the life of a component. */
export function useTouchdesigner(room: string): Seen | undefined {
  const { engine } = useOperator();
  const [seen, see] = useState<Seen>();
  useEffect(
    () =>
      followStream<TouchdesignerState>({
        clock: browserClock,
        // In a promise, so that a missing connection is a stream that failed.
        open: async signal => engine.client.rooms.watchTouchdesigner({ room }, { signal }),
        heard: state =>
          see(before => ({
            state,
            paces: nextPaces(before?.paces ?? NO_PACES, state.clients, browserClock.wall() + engine.aheadMs),
          })),
        cut: () => see(undefined),
      }),
    [engine, room],
  );
  return seen;
}
