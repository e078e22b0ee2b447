import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { GROUP_SIDE_MOST } from '#shared/contract/group';
import { useStrings } from '../../i18n/operator-strings.ts';

interface SideStepperProps {
  readonly name: string;
  readonly side: number;
  readonly onChange: (side: number) => void;
}

/** How many columns or rows: one more, one less. */
export function SideStepper({ name, side, onChange }: SideStepperProps) {
  const { groups } = useStrings().operator;
  const id = useId();
  return (
    <div className="form-field">
      <span id={id} className="form-field__name">
        {name}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: its name is that of the field, which is no legend */}
      <div className="side-stepper" role="group" aria-labelledby={id}>
        <button
          type="button"
          className="button side-stepper__button"
          aria-label={groups.fewer(name)}
          disabled={side <= 1}
          onClick={() => onChange(side - 1)}
        >
          <IconMinus size={16} stroke={2} aria-hidden />
        </button>
        <output className="side-stepper__side">{side}</output>
        <button
          type="button"
          className="button side-stepper__button"
          aria-label={groups.more(name)}
          disabled={side >= GROUP_SIDE_MOST}
          onClick={() => onChange(side + 1)}
        >
          <IconPlus size={16} stroke={2} aria-hidden />
        </button>
      </div>
    </div>
  );
}
