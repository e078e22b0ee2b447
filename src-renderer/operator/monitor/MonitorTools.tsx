import { IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { csvName, csvOf } from './csv.ts';
import { saveText } from './save-text.ts';
import { endOf, timelineOf } from './timeline.ts';
import type { Shown } from './use-monitor.ts';

/** Stop the picture, take it along. */
export function MonitorTools({ shown, display }: { shown: Shown; display: DisplayState }) {
  const { monitor } = useStrings().operator;
  const samples = shown.samples.get(display.id);
  const save = () => {
    const timeline = timelineOf(samples ?? []);
    saveText(csvName(display.name, endOf(timeline)), csvOf(timeline), 'text/csv;charset=utf-8');
  };
  return (
    <div className="monitor__tools">
      <PauseButton shown={shown} />
      <button
        type="button"
        className="button"
        disabled={!samples || samples.length === 0}
        title={monitor.exportTitle}
        onClick={save}
      >
        <IconDownload size={18} stroke={1.8} />
        {monitor.export}
      </button>
    </div>
  );
}

function PauseButton({ shown: { displays, making, still, store } }: { shown: Shown }) {
  const { monitor } = useStrings().operator;
  const Icon = still ? IconPlayerPlay : IconPlayerPause;
  const press = () => (still ? store.getState().resume() : store.getState().pause(displays ?? [], making));
  return (
    <button type="button" className="button" onClick={press}>
      <Icon size={18} stroke={1.8} />
      {still ? monitor.resume : monitor.pause}
    </button>
  );
}
