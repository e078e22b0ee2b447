import { useId } from 'react';
import { type Delivery, GOALS, type Goal } from '#shared/contract/delivery';
import { useStrings } from '../../i18n/operator-strings.ts';
import { hasFpsCap } from './delivery-change.ts';

interface GoalChoiceProps {
  readonly delivery: Delivery;
  readonly onChoose: (goal: Goal) => void;
}

/** What the operator wants of a display; in numbers only for who wants them. */
export function GoalChoice({ delivery, onChoose }: GoalChoiceProps) {
  const { displays } = useStrings().operator;
  const group = useId();
  return (
    <fieldset className="goal-choices">
      <legend className="form-field__name">{displays.goal}</legend>
      {GOALS.map(goal => (
        <label key={goal} className="choice">
          <input
            type="radio"
            name={group}
            value={goal}
            checked={goal === delivery.goal}
            onChange={() => onChoose(goal)}
          />
          <span className="choice__name">{displays.goals[goal]}</span>
          <span className="choice__text">{displays.goalTexts[goal]}</span>
        </label>
      ))}
      {!hasFpsCap(delivery) && <p className="form-hint">{displays.goalOfUpload}</p>}
    </fieldset>
  );
}
