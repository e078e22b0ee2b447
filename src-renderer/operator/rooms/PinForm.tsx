import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFocusOnMount } from '../use-focus-on-mount.ts';
import { PinInput } from './PinInput.tsx';
import { isPin } from './pin.ts';

interface PinFormProps {
  readonly onSet: (pin: string) => void;
  readonly onCancel: () => void;
}

/** Enter sets the PIN; Escape leaves it as it is. */
export function PinForm({ onSet, onCancel }: PinFormProps) {
  const texts = useStrings().operator.rooms;
  const focus = useFocusOnMount<HTMLInputElement>();
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isPin(pin)) onSet(pin);
  };
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && onCancel();
  return (
    <form className="pin-form" onSubmit={submit} onKeyDown={onKeyDown}>
      <PinInput ref={focus} pin={pin} faulty={tried && !isPin(pin)} hint={texts.pinHint} onChange={setPin} />
      <div className="form-buttons">
        <button type="submit" className="button button--small">
          {texts.save}
        </button>
        <button type="button" className="button button--small" onClick={onCancel}>
          {texts.cancel}
        </button>
      </div>
    </form>
  );
}
