import { IconX } from '@tabler/icons-react';
import type { KeyboardEvent, Ref } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useCursor, usePointed } from './cursor-context.ts';
import { movedBy } from './cursor-store.ts';
import { latency, PERCENTILES } from './measures.ts';
import { endOf, firstIndex, type Timeline, timeAt } from './timeline.ts';

interface MomentProps {
  readonly timeline: Timeline;
  readonly ref: Ref<HTMLDivElement>;
}

/** Which second all graphs are read at; moved by pointing at a graph or by the keys of a slider. */
export function Moment({ timeline, ref }: MomentProps) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const cursor = useCursor();
  const pointed = usePointed(timeline);
  const atMs = pointed === undefined ? endOf(timeline) : timeAt(timeline, pointed);
  const spoken = useSpoken(timeline, pointed);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') return cursor.getState().clear();
    const to = movedBy(event.key, timeline, cursor.getState().atMs);
    if (to === undefined) return;
    event.preventDefault();
    cursor.getState().point(to);
  };
  return (
    <div className="moment">
      <div
        ref={ref}
        className="moment__slider"
        role="slider"
        tabIndex={0}
        aria-label={monitor.momentLabel}
        aria-valuemin={timeline.timesMs[firstIndex(timeline)] ?? 0}
        aria-valuemax={endOf(timeline)}
        aria-valuenow={atMs}
        aria-valuetext={spoken}
        onKeyDown={onKeyDown}
      >
        {pointed === undefined ? (
          <span>{monitor.pointHint}</span>
        ) : (
          <>
            <b className="moment__time">{format.time(atMs)}</b>
            <span>{monitor.ago(format.duration(endOf(timeline) - (timeline.timesMs[pointed] ?? 0)))}</span>
          </>
        )}
      </div>
      {pointed !== undefined && (
        <button type="button" className="moment__now" onClick={() => cursor.getState().clear()}>
          <IconX size={16} />
          {monitor.backToNow}
        </button>
      )}
    </div>
  );
}

/** What a screen reader says of the second: the time and the whole way. */
function useSpoken(timeline: Timeline, pointed: number | undefined): string {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  if (pointed === undefined) return monitor.pointHint;
  const sample = timeline.samples[pointed];
  const parts = PERCENTILES.flatMap(percentile => {
    const value = sample && latency('light', percentile).read(sample);
    return value === undefined ? [] : `${percentile} ${format.ms(value)}`;
  });
  const time = format.time(timeAt(timeline, pointed));
  return [time, ...(parts.length > 0 ? parts : [monitor.notMeasured])].join(', ');
}
