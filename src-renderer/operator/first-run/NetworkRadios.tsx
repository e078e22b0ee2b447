import { useId } from 'react';
import type { NetworkState } from '#shared/contract/state';
import type { Strings } from '../../i18n/en.ts';
import { useStrings } from '../../i18n/operator-strings.ts';
import { type NetworkOption, networkOptions } from './network-options.ts';
import '../forms.css';

interface NetworkRadiosProps {
  readonly network: NetworkState;
  /** What is chosen here; the engine does not know it yet. */
  readonly chosen: string | undefined;
  readonly onChoose: (value: string) => void;
}

/** Who may see this machine, each answer with what it means. */
export function NetworkRadios({ network, chosen, onChoose }: NetworkRadiosProps) {
  const { settings } = useStrings().operator;
  const name = useId();
  return (
    <fieldset className="choices" aria-label={settings.network.question}>
      {networkOptions(network).map(option => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={name}
            checked={option.value === chosen}
            onChange={() => onChoose(option.value)}
          />
          <span className="choice__name">{titleOf(option, settings)}</span>
          <span className="choice__text">{textOf(option, settings)}</span>
        </label>
      ))}
    </fieldset>
  );
}

type Texts = Strings['operator']['settings'];

function titleOf(option: NetworkOption, { network }: Texts): string {
  return option.kind === 'network' ? network.one(option.value) : network[option.kind];
}

function textOf(option: NetworkOption, { network }: Texts): string {
  if (option.kind === 'here') return network.hereText;
  const { addresses } = option;
  if (option.kind === 'network')
    return addresses.length > 0 ? network.oneText(addresses.join(', ')) : network.away;
  return addresses.length > 0
    ? `${network.everywhereText} (${addresses.join(', ')})`
    : network.everywhereNone;
}
