import { IconArrowBackUp } from '@tabler/icons-react';
import { LOOK_RANGE } from '#shared/contract/look';
import { RangeSlider } from '../../draw/RangeSlider.tsx';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import type { LookEditing } from './look-editing.ts';
import { type FigureName, figureAt, positionOf } from './look-figures.ts';

interface FigureSliderProps {
  readonly name: FigureName;
  readonly editing: LookEditing;
}

/** A figure of a look, which follows the hand; and the way back to what changes nothing. */
export function FigureSlider({ name, editing: { look, various, change } }: FigureSliderProps) {
  const texts = useStrings().operator.look;
  const format = useFormat();
  const { neutral } = LOOK_RANGE[name];
  const { name: label, text } = texts.figures[name];
  const figure = name === 'gamma' ? format.number(look.gamma, 2) : format.percent(look[name]);
  const differs = various.has(name);
  const neutralNow = !differs && look[name] === neutral;
  return (
    <div className={neutralNow ? 'look-figure' : 'look-figure look-figure--changed'} title={text}>
      <RangeSlider
        label={label}
        position={positionOf(name, look[name])}
        value={differs ? texts.various : figure}
        onMove={position => change({ [name]: figureAt(name, position) })}
      />
      <button
        type="button"
        className="look-figure__neutral"
        aria-label={texts.neutral(label)}
        disabled={neutralNow}
        onClick={() => change({ [name]: neutral })}
      >
        <IconArrowBackUp size={16} stroke={1.8} aria-hidden />
      </button>
    </div>
  );
}
