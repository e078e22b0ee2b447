import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface ChartProps {
  /** What the graph shows, for those who do not see it. */
  readonly label: string;
  /** x in epoch s, then one row a series. */
  readonly data: uPlot.AlignedData;
  /** Everything but size; a new object makes a new graph. */
  readonly options: Omit<uPlot.Options, 'width' | 'height'>;
  readonly className: string;
}

/** A graph of uPlot that follows its place and its data. */
export function Chart({ label, data, options, className }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const newest = useRef(data);
  newest.current = data;
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const size = () => ({ width: element.clientWidth, height: element.clientHeight });
    const made = new uPlot({ ...options, ...size() }, newest.current, element);
    plot.current = made;
    const resizes = new ResizeObserver(() => made.setSize(size()));
    resizes.observe(element);
    return () => {
      resizes.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [options]);
  useEffect(() => plot.current?.setData(data), [data]);
  return <div ref={place} className={className} role="img" aria-label={label} />;
}
