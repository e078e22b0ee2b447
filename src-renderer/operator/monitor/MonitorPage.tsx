import { Select } from '@mantine/core';
import { useState } from 'react';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/strings-context.tsx';
import { EmptyPage } from '../EmptyPage.tsx';
import { selectDisplays, useEngineState } from '../operator.ts';
import { PageHead } from '../PageHead.tsx';
import { LightPanel } from './LightPanel.tsx';
import { SmallGraphs } from './SmallGraphs.tsx';
import { useTimeline } from './use-timeline.ts';
import './monitor.css';

/** Where the time goes, display by display. */
export function MonitorPage() {
  const { operator } = useStrings();
  const displays = useEngineState(selectDisplays);
  const [chosen, choose] = useState<string>();
  if (!displays) return <EmptyPage title={operator.connecting} />;
  const display =
    displays.find(({ id }) => id === chosen) ?? displays.find(({ routed }) => routed) ?? displays[0];
  if (!display) return <EmptyPage title={operator.monitor.emptyTitle} text={operator.monitor.emptyText} />;
  return (
    <main className="page">
      <PageHead title={operator.pages.monitor} subtitle={`${display.name} · ${operator.monitor.window}`}>
        {displays.length > 1 && (
          <Select
            aria-label={operator.monitor.display}
            data={displays.map(({ id, name }) => ({ value: id, label: name }))}
            value={display.id}
            onChange={id => id && choose(id)}
          />
        )}
      </PageHead>
      <DisplayHistory key={display.id} display={display} />
    </main>
  );
}

function DisplayHistory({ display }: { display: DisplayState }) {
  const { monitor } = useStrings().operator;
  const timeline = useTimeline(display.id);
  if (!timeline) return <p className="page__subtitle">{monitor.loading}</p>;
  return (
    <>
      <LightPanel timeline={timeline} />
      <SmallGraphs timeline={timeline} />
    </>
  );
}
