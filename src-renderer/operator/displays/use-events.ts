import { useEffect, useState } from 'react';
import type { DisplayEvent } from '#shared/contract/display-event';
import { browserClock } from '../../draw/browser-clock.ts';
import { followStream } from '../../transport/follow-stream.ts';
import { useOperator } from '../operator.ts';

/** What happened to a display, newest first; `undefined` while the engine has not told. One display in the life of a component. */
export function useEvents(display: string): readonly DisplayEvent[] | undefined {
  const { engine } = useOperator();
  const [events, setEvents] = useState<readonly DisplayEvent[]>();
  useEffect(
    () =>
      followStream<readonly DisplayEvent[]>({
        clock: browserClock,
        // In a promise, so that a missing connection is a stream that failed.
        open: async signal => engine.client.displays.watchEvents({ display }, { signal }),
        heard: setEvents,
        cut: () => setEvents(undefined),
      }),
    [engine, display],
  );
  return events;
}
