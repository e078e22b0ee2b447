import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { LINE_COLOURS } from '../../theme/graph-colours.ts';
import type { GraphScale } from './chart-options.ts';
import { MEASURES, type Measure } from './measures.ts';
import { SmallGraph, type SmallGraphSpec } from './SmallGraph.tsx';
import type { View } from './view.ts';

const FROM_ZERO: GraphScale = { low: 0 };
/** dBm: below −90 no Wi-Fi works, above −30 nobody is. */
const SIGNAL: GraphScale = { low: -90, high: -30 };

const one = (
  measure: Measure,
  colour: string,
  scale = FROM_ZERO,
  resting: SmallGraphSpec['resting'] = 'newest',
): SmallGraphSpec => ({ lines: [{ measure, colour, filled: true }], scale, resting });

const SPECS = {
  frames: {
    lines: [
      { measure: MEASURES.fpsSent, colour: LINE_COLOURS.blue, filled: true },
      { measure: MEASURES.fpsShown, colour: LINE_COLOURS.lilac, filled: false },
    ],
    scale: FROM_ZERO,
    resting: 'newest',
  },
  dropped: one(MEASURES.dropped, LINE_COLOURS.sand, FROM_ZERO, 'sum'),
  bytes: one(MEASURES.bytes, LINE_COLOURS.blue),
  heap: one(MEASURES.heap, LINE_COLOURS.violet),
  signal: one(MEASURES.signal, LINE_COLOURS.teal, SIGNAL),
  encodes: one(MEASURES.encodesPerFrame, LINE_COLOURS.grey),
} as const satisfies Record<string, SmallGraphSpec>;

/** Everything beside latency: frames, losses, bytes, and what the display says of itself. */
export function SmallGraphs({ view }: { view: View }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const rate = (value: number) => format.number(value, 1);
  const share = (value: number) => format.number(value, 2);
  return (
    <div className="smalls">
      <SmallGraph
        title={monitor.framesTitle}
        spec={SPECS.frames}
        write={rate}
        words={[monitor.framesSent, monitor.framesShown]}
        view={view}
      />
      <SmallGraph
        title={monitor.droppedTitle}
        spec={SPECS.dropped}
        write={format.number}
        restingWord={monitor.inTenMinutes}
        view={view}
      />
      <SmallGraph title={monitor.bytesTitle} spec={SPECS.bytes} write={format.bytesPerSecond} view={view} />
      <SmallGraph title={monitor.heapTitle} spec={SPECS.heap} write={format.bytes} view={view} />
      <SmallGraph title={monitor.signalTitle} spec={SPECS.signal} write={format.dbm} view={view} />
      <SmallGraph
        title={monitor.encodesTitle}
        spec={SPECS.encodes}
        write={share}
        words={[monitor.perFrame]}
        view={view}
      />
    </div>
  );
}
