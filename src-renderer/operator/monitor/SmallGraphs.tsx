import { useMemo } from 'react';
import { useFormat, useStrings } from '../../i18n/strings-context.tsx';
import type { GraphScale, LineStyle } from './chart-options.ts';
import { newest, sum, type Timeline, valuesOf } from './history.ts';
import { SmallGraph } from './SmallGraph.tsx';

/** Constant, so that a graph is made once. Plain tones: the colours of states stay with states. */
const LINES = {
  frames: [
    { colour: '#8fb8e8', filled: true },
    { colour: '#c9b6ff', filled: false },
  ],
  dropped: [{ colour: '#e8a27c', filled: true }],
  bytes: [{ colour: '#8fb8e8', filled: true }],
  heap: [{ colour: '#a98ee0', filled: true }],
  signal: [{ colour: '#45b9b6', filled: true }],
  encodes: [{ colour: '#c3ccd6', filled: true }],
} as const satisfies Record<string, readonly LineStyle[]>;

const FROM_ZERO: GraphScale = { low: 0 };
/** dBm: below −90 no Wi-Fi works, above −30 nobody is. */
const SIGNAL: GraphScale = { low: -90, high: -30 };

/** Everything beside latency: frames, losses, bytes, and what the display says of itself. */
export function SmallGraphs({ timeline }: { timeline: Timeline }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const rows = useMemo(() => rowsOf(timeline), [timeline]);
  const figure = (value: number | undefined, write: (value: number) => string) =>
    value === undefined ? undefined : <b>{write(value)}</b>;
  const shown = newest(rows.shown);
  return (
    <div className="smalls">
      <SmallGraph
        title={monitor.framesTitle}
        figure={
          <>
            {figure(newest(rows.sent), value => format.number(value, 1))} {monitor.framesSent}
            {shown !== undefined && (
              <>
                {' · '}
                {figure(shown, value => format.number(value, 1))} {monitor.framesShown}
              </>
            )}
          </>
        }
        timeline={timeline}
        rows={[rows.sent, rows.shown]}
        lines={LINES.frames}
        scale={FROM_ZERO}
      />
      <SmallGraph
        title={monitor.droppedTitle}
        figure={
          <>
            <b>{format.number(sum(rows.dropped))}</b> {monitor.inTenMinutes}
          </>
        }
        timeline={timeline}
        rows={[rows.dropped]}
        lines={LINES.dropped}
        scale={FROM_ZERO}
      />
      <SmallGraph
        title={monitor.bytesTitle}
        figure={figure(newest(rows.bytes), format.bytesPerSecond)}
        timeline={timeline}
        rows={[rows.bytes]}
        lines={LINES.bytes}
        scale={FROM_ZERO}
      />
      <SmallGraph
        title={monitor.heapTitle}
        figure={figure(newest(rows.heap), format.bytes)}
        timeline={timeline}
        rows={[rows.heap]}
        lines={LINES.heap}
        scale={FROM_ZERO}
      />
      <SmallGraph
        title={monitor.signalTitle}
        figure={figure(newest(rows.signal), format.dbm)}
        timeline={timeline}
        rows={[rows.signal]}
        lines={LINES.signal}
        scale={SIGNAL}
      />
      <SmallGraph
        title={monitor.encodesTitle}
        figure={
          <>
            {figure(newest(rows.encodes), value => format.number(value, 2))} {monitor.perFrame}
          </>
        }
        timeline={timeline}
        rows={[rows.encodes]}
        lines={LINES.encodes}
        scale={FROM_ZERO}
      />
    </div>
  );
}

function rowsOf(timeline: Timeline) {
  return {
    sent: valuesOf(timeline, sample => sample.fpsSent),
    shown: valuesOf(timeline, sample => sample.fpsShown),
    dropped: valuesOf(timeline, sample => sample.dropped),
    bytes: valuesOf(timeline, sample => sample.bytes),
    heap: valuesOf(timeline, sample => sample.heapBytes),
    signal: valuesOf(timeline, sample => sample.rssiDbm),
    // A second without a frame has no encodes per frame.
    encodes: valuesOf(timeline, sample => (sample.fpsSent > 0 ? sample.encodes / sample.fpsSent : undefined)),
  };
}
