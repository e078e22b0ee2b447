import { useState } from 'react';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { EmptyPage } from '../EmptyPage.tsx';
import { PageHead } from '../PageHead.tsx';
import { CursorContext } from './cursor-context.ts';
import { createCursorStore } from './cursor-store.ts';
import { DisplayHistory } from './DisplayHistory.tsx';
import { MonitorTools } from './MonitorTools.tsx';
import { Overview } from './Overview.tsx';
import { PausedNote } from './PausedNote.tsx';
import { type Shown, useMonitor } from './use-monitor.ts';
import './monitor.css';

/** Where the time goes: every display in a line, and one of them in full. */
export function MonitorPage() {
  const { operator } = useStrings();
  const shown = useMonitor();
  const [chosen, choose] = useState<string>();
  const [cursor] = useState(createCursorStore);
  if (!shown.displays) return <EmptyPage title={operator.connecting} />;
  const display = displayOf(shown.displays, chosen);
  if (!display) return <EmptyPage title={operator.monitor.emptyTitle} text={operator.monitor.emptyText} />;
  return (
    <main className={shown.still ? 'page monitor monitor--still' : 'page monitor'}>
      <PageHead title={operator.pages.monitor} subtitle={`${display.name} · ${operator.monitor.window}`}>
        <MonitorTools shown={shown} display={display} />
      </PageHead>
      <PausedNote shown={shown} />
      {shown.displays.length > 1 && <Overview shown={shown} chosen={display.id} choose={choose} />}
      <CursorContext value={cursor}>
        <Chosen shown={shown} display={display} />
      </CursorContext>
    </main>
  );
}

function Chosen({ shown, display }: { shown: Shown; display: DisplayState }) {
  const { monitor } = useStrings().operator;
  const samples = shown.samples.get(display.id);
  if (!samples) return <p className="page__subtitle">{shown.still ? monitor.noSamples : monitor.loading}</p>;
  return <DisplayHistory display={display} samples={samples} />;
}

function displayOf(displays: readonly DisplayState[], chosen: string | undefined): DisplayState | undefined {
  return displays.find(({ id }) => id === chosen) ?? displays.find(({ routed }) => routed) ?? displays[0];
}
