import { useId } from 'react';
import { GROUP_GAP_MOST_PX, GroupKind } from '#shared/contract/group';
import { NAME_CHARACTERS } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { FormField } from '../FormField.tsx';
import { type Draft, resized } from './arrangement-draft.ts';
import { SideStepper } from './SideStepper.tsx';

interface ArrangeFieldsProps {
  readonly draft: Draft;
  /** Typed, or the one that a new arrangement gets by itself. */
  readonly name: string;
  readonly onChange: (draft: Draft) => void;
}

/** What an arrangement is, apart from who hangs where. */
export function ArrangeFields({ draft, name, onChange }: ArrangeFieldsProps) {
  const texts = useStrings().operator.groups;
  const { columns, rows } = draft;
  const id = useId();
  return (
    <div className="arrange__fields">
      <div className="form-field">
        <label className="form-field__name" htmlFor={id}>
          {texts.name}
        </label>
        <input
          id={id}
          className="form-input"
          value={name}
          maxLength={NAME_CHARACTERS}
          autoComplete="off"
          onChange={event => onChange({ ...draft, name: event.target.value })}
        />
      </div>
      <KindChoice kind={draft.kind} onChoose={kind => onChange({ ...draft, kind })} />
      <div className="arrange__sides">
        <SideStepper
          name={texts.columns}
          side={columns}
          onChange={side => onChange(resized(draft, { columns: side, rows }))}
        />
        <SideStepper
          name={texts.rows}
          side={rows}
          onChange={side => onChange(resized(draft, { columns, rows: side }))}
        />
      </div>
      {draft.kind === 'wall' && (
        <GapField gapPx={draft.gapPx} onChange={gapPx => onChange({ ...draft, gapPx })} />
      )}
    </div>
  );
}

interface KindChoiceProps {
  readonly kind: GroupKind;
  readonly onChoose: (kind: GroupKind) => void;
}

function KindChoice({ kind, onChoose }: KindChoiceProps) {
  const texts = useStrings().operator.groups;
  const name = useId();
  return (
    <fieldset className="choices">
      <legend className="form-field__name">{texts.kind}</legend>
      {GroupKind.options.toReversed().map(option => (
        <label key={option} className="choice">
          <input type="radio" name={name} checked={option === kind} onChange={() => onChoose(option)} />
          <span className="choice__name">{texts.kinds[option].name}</span>
          <span className="choice__text">{texts.kinds[option].text}</span>
        </label>
      ))}
    </fieldset>
  );
}

function GapField({ gapPx, onChange }: { gapPx: number; onChange: (gapPx: number) => void }) {
  const texts = useStrings().operator.groups;
  return (
    <FormField name={texts.gap} hint={texts.gapHint}>
      {ids => (
        <input
          {...ids}
          className="form-input"
          type="number"
          inputMode="numeric"
          min={0}
          max={GROUP_GAP_MOST_PX}
          step={1}
          value={gapPx}
          // An empty field is none: it is being typed.
          onChange={event => onChange(gapOf(event.target.valueAsNumber))}
          onFocus={event => event.target.select()}
        />
      )}
    </FormField>
  );
}

function gapOf(typed: number): number {
  return Number.isFinite(typed) ? Math.min(GROUP_GAP_MOST_PX, Math.max(0, Math.round(typed))) : 0;
}
