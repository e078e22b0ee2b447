import type { Transport } from '#shared/contract/delivery';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { useNow } from '../operator.ts';
import { wholeSeconds } from '../whole-seconds.ts';
import { explain, type Trouble } from './display-trouble.ts';

/** What failed, since when, why, and what to do: in the place where the picture would be, or over its foot. */
export function TroubleNote({ trouble, transport }: { trouble: Trouble; transport: Transport }) {
  const strings = useStrings();
  const format = useFormat();
  const now = useNow(500);
  const { what, todo } = explain(trouble, strings, transport);
  const { wall } = strings.operator;
  const since = wall.since(format.duration(wholeSeconds(now - trouble.sinceMs)));
  return (
    <div className={`trouble trouble--${trouble.place} trouble--${trouble.tone}`} role="status">
      <p className="trouble__what">{what}</p>
      {trouble.tone !== 'off' && <p className="trouble__since">{since}</p>}
      <p className="trouble__todo">{todo}</p>
      {trouble.retryAtMs !== undefined && (
        <p className="trouble__small">
          {trouble.retryAtMs > now
            ? wall.retryIn(format.duration(wholeSeconds(trouble.retryAtMs - now)))
            : wall.trying}
        </p>
      )}
      {trouble.place === 'cover' && trouble.why?.detail && (
        <p className="trouble__small">{wall.observed(trouble.why.detail)}</p>
      )}
    </div>
  );
}
