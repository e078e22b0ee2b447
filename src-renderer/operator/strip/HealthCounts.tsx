import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { selectDisplays, useEngineState } from '../operator.ts';
import { countHealth } from './count-health.ts';

/** Displays by health: a colour and a word. */
export function HealthCounts() {
  const { operator } = useStrings();
  const format = useFormat();
  const displays = useEngineState(selectDisplays);
  if (!displays) return null;
  if (displays.length === 0) return <span className="strip__fact">{operator.noDisplays}</span>;
  return (
    <span className="strip__fact strip__healths">
      {countHealth(displays).map(([health, count]) => (
        <span key={health} className="strip__health">
          <span className={`dot state--${count > 0 ? health : 'off'}`} />
          <b>{format.number(count)}</b> {operator.health[health]}
        </span>
      ))}
    </span>
  );
}
