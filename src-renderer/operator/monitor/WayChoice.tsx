import { useId } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { WAYS, type Way } from './measures.ts';
import { wayWord } from './way-word.ts';

/** The whole way or one stage of it. Plain radio buttons: the arrow keys work, and they wrap on a phone. */
export function WayChoice({ way, choose }: { way: Way; choose: (way: Way) => void }) {
  const { operator } = useStrings();
  const name = useId();
  return (
    <fieldset className="ways">
      <legend className="ways__legend">{operator.monitor.waysLegend}</legend>
      {WAYS.map(one => (
        <label key={one} className="ways__way">
          <input type="radio" name={name} checked={one === way} onChange={() => choose(one)} />
          <span>{wayWord(one, operator)}</span>
        </label>
      ))}
    </fieldset>
  );
}
