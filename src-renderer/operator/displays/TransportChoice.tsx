import { useId } from 'react';
import type { Transport } from '#shared/contract/delivery';
import { useStrings } from '../../i18n/operator-strings.ts';
import { transportChoices } from './delivery-change.ts';

interface TransportChoiceProps {
  /** What the firmware offers; empty while that is not known. */
  readonly transports: readonly Transport[];
  readonly chosen: Transport;
  readonly onChoose: (transport: Transport) => void;
}

/** The transports with what each is good for; what the firmware does not offer cannot be chosen, and says so. */
export function TransportChoice({ transports, chosen, onChoose }: TransportChoiceProps) {
  const { displays } = useStrings().operator;
  const group = useId();
  return (
    <fieldset className="transport-choices">
      <legend className="form-field__name">{displays.transport}</legend>
      {transportChoices(transports).map(({ transport, offered }) => (
        <label key={transport} className={`transport-choice transport-choice--${offered}`}>
          <input
            type="radio"
            name={group}
            value={transport}
            checked={transport === chosen}
            disabled={offered === 'no'}
            onChange={() => onChoose(transport)}
          />
          <span className="transport-choice__name">{transport}</span>
          <span className="transport-choice__text">
            {displays.transports[transport]}
            {offered === 'no' && <b className="transport-choice__reason">{displays.notOffered}</b>}
          </span>
        </label>
      ))}
      {transports.length === 0 && <p className="form-hint">{displays.offersUnknown}</p>}
    </fieldset>
  );
}
