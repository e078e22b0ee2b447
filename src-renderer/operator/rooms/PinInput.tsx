import { type Ref, useId } from 'react';
import { browserRandomBytes } from '../../draw/device-token.ts';
import { useStrings } from '../../i18n/operator-strings.ts';
import { makePin } from './pin.ts';
import './room-forms.css';

interface PinInputProps {
  readonly ref?: Ref<HTMLInputElement>;
  readonly pin: string;
  readonly faulty: boolean;
  readonly hint: string;
  readonly onChange: (pin: string) => void;
}

/** Digits that are seen: the operator reads them out. */
export function PinInput({ ref, pin, faulty, hint, onChange }: PinInputProps) {
  const texts = useStrings().operator.rooms;
  const id = useId();
  return (
    <div className="form-field">
      <div className="pin-input">
        <input
          ref={ref}
          className="form-input pin-input__digits"
          aria-label={texts.pin}
          aria-describedby={id}
          aria-invalid={faulty}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={pin}
          onChange={event => onChange(event.target.value)}
        />
        <button
          type="button"
          className="button button--small"
          onClick={() => onChange(makePin(browserRandomBytes))}
        >
          {texts.makePin}
        </button>
      </div>
      <span id={id} className={faulty ? 'form-fault' : 'form-hint'} role={faulty ? 'alert' : undefined}>
        {faulty ? texts.pinFault : hint}
      </span>
    </div>
  );
}
