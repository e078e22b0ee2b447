import { IconPlayerPauseFilled } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { newestAt } from './monitor-store.ts';
import type { Shown } from './use-monitor.ts';

/** Says that the picture stands still, since when, and how much newer there is by now. */
export function PausedNote({ shown: { still, store } }: { shown: Shown }) {
  const { monitor } = useStrings().operator;
  const format = useFormat();
  const newestMs = useStore(store, state => newestAt(state.samples));
  if (!still) return null;
  const newerMs = newestMs - still.atMs;
  return (
    <p className="paused" role="status">
      <IconPlayerPauseFilled size={16} />
      <b>{monitor.pausedSince(format.time(still.atMs))}</b>
      {/* It grows every second: read out once is enough. */}
      {newerMs > 0 && <span aria-live="off">{monitor.pausedNewer(format.duration(newerMs))}</span>}
    </p>
  );
}
