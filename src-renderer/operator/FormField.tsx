import { type ReactNode, useId } from 'react';

export interface FieldIds {
  readonly id: string;
  /** Names the hint or the fault below the field. */
  readonly 'aria-describedby': string;
}

interface FormFieldProps {
  readonly name: string;
  readonly hint: string;
  /** Stands in the place of the hint while there is one. */
  readonly fault?: string | undefined;
  /** The control itself, with the ids that tie its name and its hint to it. */
  readonly children: (ids: FieldIds) => ReactNode;
}

/** A control of a form with its name above and its hint below. */
export function FormField({ name, hint, fault, children }: FormFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="form-field">
      <label className="form-field__name" htmlFor={id}>
        {name}
      </label>
      {children({ id, 'aria-describedby': hintId })}
      <span id={hintId} className={fault ? 'form-fault' : 'form-hint'} role={fault && 'alert'}>
        {fault ?? hint}
      </span>
    </div>
  );
}
