import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type Band, paintBands } from './chart-bands.ts';
import { attachCursor } from './chart-cursor.ts';
import type { ChartOptions } from './chart-options.ts';
import { useCursor } from './cursor-context.ts';

export interface ChartProps {
  /** What the graph shows, for those who do not see it. */
  readonly label: string;
  /** x in epoch s, then one row a series. */
  readonly data: uPlot.AlignedData;
  readonly bands: readonly Band[];
  /** Everything but size; a new object makes a new graph. */
  readonly options: ChartOptions;
  readonly className: string;
}

/** A graph of uPlot that follows its place, its data and the cursor. */
export function Chart({ label, data, bands, options, className }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const newest = useRef({ data, bands });
  newest.current = { data, bands };
  const cursor = useCursor();
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const size = () => ({ width: element.clientWidth, height: element.clientHeight });
    const hooks = {
      drawClear: [(drawn: uPlot) => paintBands(drawn, newest.current.bands)],
      draw: [() => attached?.follow()],
    };
    let attached: ReturnType<typeof attachCursor> | undefined;
    const made = new uPlot({ ...options, ...size(), hooks }, newest.current.data, element);
    attached = attachCursor(made, cursor);
    plot.current = made;
    const resizes = new ResizeObserver(() => made.setSize(size()));
    resizes.observe(element);
    return () => {
      resizes.disconnect();
      attached?.detach();
      made.destroy();
      plot.current = undefined;
    };
  }, [options, cursor]);
  useEffect(() => plot.current?.setData(data), [data]);
  return <div ref={place} className={`chart ${className}`} role="img" aria-label={label} />;
}
