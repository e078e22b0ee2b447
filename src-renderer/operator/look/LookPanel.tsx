import { Switch } from '@mantine/core';
import { type Look, NEUTRAL_LOOK, RESAMPLES } from '#shared/contract/look';
import type { Target } from '#shared/contract/route';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { CropField, type CroppedSource } from './CropField.tsx';
import { FigureSlider } from './FigureSlider.tsx';
import { FitChoice } from './FitChoice.tsx';
import { LookChoice } from './LookChoice.tsx';
import { chosenOf, differences, type LookEditing, type LookPart, variousOf } from './look-editing.ts';
import { FIGURE_NAMES } from './look-figures.ts';
import { TurnChoice } from './TurnChoice.tsx';
import { useLookChange } from './use-look-change.ts';
import '../forms.css';
import './look.css';
import './crop.css';

interface LookPanelProps {
  /** The same in the life of a component. */
  readonly targets: readonly Target[];
  /** Of each of them, the first one's first. */
  readonly look: Look;
  readonly looks: readonly Look[];
  readonly source: CroppedSource;
}

/** How what is chosen shows its source. Every change is on the wall at once. */
export function LookPanel({ targets, look, looks, source }: LookPanelProps) {
  const texts = useStrings().operator.look;
  const { asked, change, problem, dismiss } = useLookChange(targets);
  const editing: LookEditing = {
    look: { ...look, ...asked },
    various: unasked(variousOf(looks), asked),
    change,
  };
  return (
    <section className="panel look" aria-label={texts.look}>
      <div className="look__head">
        <h3 className="panel__title">{texts.look}</h3>
        <button
          type="button"
          className="button button--small"
          disabled={isNeutral(editing)}
          onClick={() => change(NEUTRAL_LOOK)}
        >
          {texts.reset}
        </button>
      </div>
      <ProblemNote problem={problem} words={texts.words} onDismiss={dismiss} />
      <FitChoice editing={editing} />
      <CropField editing={editing} source={source} />
      <TurnChoice editing={editing} />
      <div className="look__figures">
        {FIGURE_NAMES.map(name => (
          <FigureSlider key={name} name={name} editing={editing} />
        ))}
      </div>
      {editing.look.fit !== 'pixel' && <ResampleChoice editing={editing} />}
      <DitherSwitch editing={editing} />
    </section>
  );
}

/** What was asked for is the same everywhere, though the engine has not said so yet. */
function unasked(various: ReadonlySet<LookPart>, asked: Partial<Look>): ReadonlySet<LookPart> {
  return new Set([...various].filter(part => !(part in asked)));
}

function isNeutral({ look, various }: LookEditing): boolean {
  return various.size === 0 && differences(look, NEUTRAL_LOOK).length === 0;
}

function ResampleChoice({ editing }: { editing: LookEditing }) {
  const texts = useStrings().operator.look;
  const resample = chosenOf(editing, 'resample');
  return (
    <LookChoice
      name={texts.resample}
      options={RESAMPLES.map(value => ({ value, label: texts.resamples[value].name }))}
      chosen={resample}
      hint={resample && texts.resamples[resample].text}
      onChoose={value => editing.change({ resample: value })}
    />
  );
}

function DitherSwitch({ editing: { look, various, change } }: { editing: LookEditing }) {
  const texts = useStrings().operator.look;
  return (
    <Switch
      label={various.has('dither') ? `${texts.dither} · ${texts.various}` : texts.dither}
      description={texts.ditherText}
      checked={!various.has('dither') && look.dither}
      onChange={event => change({ dither: event.currentTarget.checked })}
    />
  );
}
