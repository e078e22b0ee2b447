import { useId } from 'react';
import { CANVAS_SIDE_PX } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { CANVAS_SIZES, type CanvasForm, isSide } from './canvas-choice.ts';
import { PaperChoice } from './PaperChoice.tsx';
import './room-forms.css';

interface CanvasFieldsProps {
  readonly form: CanvasForm;
  readonly onChange: (form: CanvasForm) => void;
}

/** Size and background of a canvas. */
export function CanvasFields({ form, onChange }: CanvasFieldsProps) {
  const texts = useStrings().operator.rooms;
  const name = useId();
  return (
    <div className="canvas-fields">
      <fieldset className="form-field">
        <legend className="form-field__name">{texts.size}</legend>
        <div className="size-choices">
          {CANVAS_SIZES.map(([width, height]) => (
            <SizeChoice
              key={`${width} ${height}`}
              name={name}
              label={`${width} × ${height}`}
              chosen={!form.custom && form.width === String(width) && form.height === String(height)}
              onChoose={() =>
                onChange({ ...form, custom: false, width: String(width), height: String(height) })
              }
            />
          ))}
          <SizeChoice
            name={name}
            label={texts.custom}
            chosen={form.custom}
            onChoose={() => onChange({ ...form, custom: true })}
          />
        </div>
      </fieldset>
      {form.custom && <CustomSize form={form} onChange={onChange} />}
      <PaperChoice colour={form.background} onChoose={background => onChange({ ...form, background })} />
    </div>
  );
}

interface SizeChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function SizeChoice({ name, label, chosen, onChoose }: SizeChoiceProps) {
  return (
    <label className="size-choice">
      <input type="radio" name={name} checked={chosen} onChange={onChoose} />
      {label}
    </label>
  );
}

function CustomSize({ form, onChange }: CanvasFieldsProps) {
  const texts = useStrings().operator.rooms;
  const { number } = useFormat();
  const faulty = !isSide(form.width) || !isSide(form.height);
  const limits = [number(CANVAS_SIDE_PX.least), number(CANVAS_SIDE_PX.most)] as const;
  return (
    <div className="form-field">
      <div className="custom-size">
        <SideInput label={texts.width} side={form.width} onChange={width => onChange({ ...form, width })} />
        <span aria-hidden>×</span>
        <SideInput
          label={texts.height}
          side={form.height}
          onChange={height => onChange({ ...form, height })}
        />
      </div>
      <span className={faulty ? 'form-fault' : 'form-hint'} role={faulty ? 'alert' : undefined}>
        {faulty ? texts.sizeFault(...limits) : texts.sizeHint(...limits)}
      </span>
    </div>
  );
}

interface SideInputProps {
  readonly label: string;
  readonly side: string;
  readonly onChange: (side: string) => void;
}

function SideInput({ label, side, onChange }: SideInputProps) {
  return (
    <input
      className="form-input"
      aria-label={label}
      placeholder={label}
      inputMode="numeric"
      autoComplete="off"
      maxLength={4}
      aria-invalid={!isSide(side)}
      value={side}
      onChange={event => onChange(event.target.value.trim())}
    />
  );
}
