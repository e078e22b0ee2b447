import { type KeyboardEvent, useState } from 'react';
import { DWELL_SECONDS } from '#shared/contract/media';
import { useStrings } from '../../i18n/operator-strings.ts';
import { FormField } from '../FormField.tsx';
import { dwellOf } from './playlist-items.ts';

interface DwellFieldProps {
  readonly seconds: number;
  readonly onChange: (seconds: number) => void;
}

/** How long each file stays. Counts when it is left or Enter is pressed: half a number is not what the wall should show. */
export function DwellField({ seconds, onChange }: DwellFieldProps) {
  const { media } = useStrings().operator;
  const [typed, type] = useState<string>();
  const faulty = typed !== undefined && dwellOf(typed) === undefined;
  const settle = () => {
    const wanted = typed === undefined ? undefined : dwellOf(typed);
    if (wanted !== undefined && wanted !== seconds) onChange(wanted);
    type(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') settle();
  };
  return (
    <FormField
      name={media.dwell}
      hint={media.dwellHint}
      fault={faulty ? media.dwellFault(String(DWELL_SECONDS.least), String(DWELL_SECONDS.most)) : undefined}
    >
      {ids => (
        <input
          {...ids}
          className="form-input playlist__dwell"
          inputMode="decimal"
          autoComplete="off"
          maxLength={6}
          aria-invalid={faulty}
          value={typed ?? String(seconds)}
          onChange={event => type(event.target.value)}
          onBlur={settle}
          onKeyDown={onKeyDown}
        />
      )}
    </FormField>
  );
}
