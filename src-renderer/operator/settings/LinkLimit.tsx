import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { BUDGET_MBPS } from '#shared/contract/link';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { FormField } from '../FormField.tsx';
import { useFocusOnMount } from '../use-focus-on-mount.ts';
import { readMbps } from './link-mbps.ts';

interface LinkLimitProps {
  readonly name: string;
  /** Where the figure begins; absent where none is known. */
  readonly mbps: number | undefined;
  readonly busy: boolean;
  readonly onSet: (mbps: number) => void;
  readonly onCancel: () => void;
}

/** Asks for what a network may carry, Mbit/s. Escape leaves it as it is. */
export function LinkLimit({ name, mbps, busy, onSet, onCancel }: LinkLimitProps) {
  const { links: texts } = useStrings().operator.settings;
  const format = useFormat();
  const focus = useFocusOnMount<HTMLInputElement>();
  const [text, setText] = useState(mbps === undefined ? '' : String(Math.round(mbps)));
  const [faulty, setFaulty] = useState(false);
  const ends = [format.number(BUDGET_MBPS.least), format.number(BUDGET_MBPS.most)] as const;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = readMbps(text);
    setFaulty(wanted === undefined);
    if (wanted !== undefined && !busy) onSet(wanted);
  };
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && !busy && onCancel();
  return (
    <form
      className="link__limit"
      aria-label={texts.of(texts.limit, name)}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <FormField
        name={texts.limit}
        hint={texts.hint(...ends)}
        fault={faulty ? texts.fault(...ends) : undefined}
      >
        {ids => (
          <input
            {...ids}
            ref={focus}
            className="form-input"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={faulty}
            onChange={event => {
              setText(event.target.value);
              setFaulty(false);
            }}
          />
        )}
      </FormField>
      <div className="form-buttons">
        <button type="submit" className="button button--main" disabled={busy}>
          {texts.set}
        </button>
        <button type="button" className="button" disabled={busy} onClick={onCancel}>
          {texts.cancel}
        </button>
      </div>
    </form>
  );
}
