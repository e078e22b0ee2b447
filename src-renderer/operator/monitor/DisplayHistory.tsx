import { type PointerEvent, useRef, useState } from 'react';
import type { Sample } from '#shared/contract/monitor';
import type { DisplayState } from '#shared/contract/state';
import { LatencyPanel } from './LatencyPanel.tsx';
import { LightPanel } from './LightPanel.tsx';
import { Moment } from './Moment.tsx';
import type { Way } from './measures.ts';
import { SilenceNote } from './SilenceNote.tsx';
import { SmallGraphs } from './SmallGraphs.tsx';
import { useView } from './view.ts';
import './graphs.css';

/** One display in full. Whoever touches a graph can go on with the arrow keys. */
export function DisplayHistory({ display, samples }: { display: DisplayState; samples: readonly Sample[] }) {
  const view = useView(display, samples);
  const [way, chooseWay] = useState<Way>('light');
  const moment = useRef<HTMLDivElement>(null);
  const goOn = ({ target }: PointerEvent) => {
    if (target instanceof Element && target.closest('.u-over'))
      moment.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <Moment ref={moment} timeline={view.timeline} />
      <SilenceNote display={display} silences={view.bands} />
      <div className="graphs" onPointerUp={goOn}>
        <LightPanel view={view} transport={display.delivery.transport} />
        <LatencyPanel view={view} way={way} chooseWay={chooseWay} />
        <SmallGraphs view={view} />
      </div>
    </>
  );
}
