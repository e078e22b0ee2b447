import { useStore } from 'zustand';
import { useStrings } from '../i18n/operator-strings.ts';
import { shellTexts } from '../i18n/shell-texts.ts';
import { useFormat, useLanguage } from '../i18n/strings-context.tsx';
import { engineSentences } from './engine-sentences.ts';
import { useNow, useOperator } from './operator.ts';

/** An engine answers within moments, over a network too; what takes longer does not come by itself. */
const PATIENCE_MS = 5_000;

/** Says that the engine does not answer, since when, and what to do. Nothing while all is well. */
export function EngineBanner() {
  const { operator } = useStrings();
  const shell = shellTexts[useLanguage()];
  const format = useFormat();
  const { engine, place } = useOperator();
  const connection = useStore(engine.state, state => state.connection);
  const sinceMs = useStore(engine.state, state => state.sinceMs);
  const silentMs = useNow(1_000) - sinceMs;
  if (connection === 'live' || (connection === 'connecting' && silentMs < PATIENCE_MS)) return null;
  const { what, todo } = engineSentences(connection, place, shell);
  return (
    <div className="banner banner--cut" role="alert">
      <strong>{what}</strong>
      <span className="banner__text">{todo}</span>
      {/* Read out once, not every second. */}
      <span className="banner__since" aria-live="off">
        {operator.wall.since(format.duration(Math.max(1_000, silentMs)))}
      </span>
    </div>
  );
}
