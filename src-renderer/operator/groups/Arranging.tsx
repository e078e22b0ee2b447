import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { GroupState } from '#shared/contract/group';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useEngineState } from '../operator.ts';
import { useWallSelection } from '../wall/use-wall-selection.ts';
import { displaysOf, presentTargets } from '../wall/wall-units.ts';
import { ArrangeForm } from './ArrangeForm.tsx';

interface ArrangingProps {
  readonly onClose: () => void;
  readonly onArranged: (group: string) => void;
}

/** In place of the id of a group: a new one is made. */
const FRESH = '';

/** Which arrangement, and its form. It opens with the group or wall that is chosen, or with a new one of what is chosen. */
export function Arranging({ onClose, onArranged }: ArrangingProps) {
  const state = useEngineState(all => all);
  const targets = useStore(useWallSelection(), selection => selection.targets);
  const present = state ? presentTargets(targets, state) : [];
  const [which, choose] = useState(
    () => present.map(target => ('group' in target ? target.group : FRESH))[0] ?? FRESH,
  );
  if (!state) return null;
  const group = state.groups.find(({ id }) => id === which);
  return (
    <div className="arranging">
      {state.groups.length > 0 && (
        <WhichChoice groups={state.groups} which={group?.id ?? FRESH} onChoose={choose} />
      )}
      <ArrangeForm
        key={group?.id ?? FRESH}
        state={state}
        group={group}
        chosen={present.flatMap(target => displaysOf(target, state).map(({ id }) => id))}
        onClose={onClose}
        onArranged={onArranged}
      />
    </div>
  );
}

interface WhichChoiceProps {
  readonly groups: readonly GroupState[];
  readonly which: string;
  readonly onChoose: (which: string) => void;
}

function WhichChoice({ groups, which, onChoose }: WhichChoiceProps) {
  const texts = useStrings().operator.groups;
  const id = useId();
  return (
    <div className="form-field">
      <label className="form-field__name" htmlFor={id}>
        {texts.which}
      </label>
      <select
        id={id}
        className="form-input"
        value={which}
        onChange={event => onChoose(event.currentTarget.value)}
      >
        <option value={FRESH}>{texts.fresh}</option>
        {groups.map(group => (
          <option key={group.id} value={group.id}>
            {group.name} · {texts.kinds[group.arrangement.kind].name}
          </option>
        ))}
      </select>
    </div>
  );
}
