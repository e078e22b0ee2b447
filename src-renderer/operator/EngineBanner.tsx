import { useStore } from 'zustand';
import { useFormat, useStrings } from '../i18n/strings-context.tsx';
import { useNow, useOperator } from './operator.ts';

/** An engine on the same machine answers within moments; what takes longer does not come by itself. */
const PATIENCE_MS = 5_000;

/** Says that the engine does not answer, since when, and what to do. Nothing while all is well. */
export function EngineBanner() {
  const { operator } = useStrings();
  const format = useFormat();
  const { engine } = useOperator();
  const connection = useStore(engine.state, state => state.connection);
  const sinceMs = useStore(engine.state, state => state.sinceMs);
  const silentMs = useNow(1_000) - sinceMs;
  if (connection === 'live') return null;
  const waiting = connection === 'connecting' && silentMs < PATIENCE_MS;
  if (waiting) return null;
  const cut = connection === 'cut';
  return (
    <div className="banner banner--cut" role="alert">
      <strong>{cut ? operator.cutTitle : operator.noEngineTitle}</strong>
      <span>{cut ? operator.cutText : operator.noEngineText}</span>
      <span className="banner__since">{operator.wall.since(format.duration(Math.max(1_000, silentMs)))}</span>
    </div>
  );
}
