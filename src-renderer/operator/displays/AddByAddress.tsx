import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { NAME_CHARACTERS } from '#shared/contract/room';
import { useStrings } from '../../i18n/operator-strings.ts';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { FormField } from '../FormField.tsx';
import { useFocusOnMount } from '../use-focus-on-mount.ts';
import { type AddressFault, addressFault } from './display-address.ts';

interface AddByAddressProps {
  /** With the id of the new display. */
  readonly onAdded: (display: string) => void;
  readonly onCancel: () => void;
}

/** Asks who is at an address before anything is remembered; says while it asks, and why nobody answered. */
export function AddByAddress({ onAdded, onCancel }: AddByAddressProps) {
  const { displays } = useStrings().operator;
  const { run, busy, problem, dismiss } = useCommand();
  const [address, setAddress] = useState('');
  const [name, setName] = useState('');
  const [fault, setFault] = useState<AddressFault>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = addressFault(address);
    setFault(found);
    if (found || busy) return;
    const named = name.trim() === '' ? {} : { name: name.trim() };
    const outcome = await run(client => client.displays.add({ address: address.trim(), ...named }));
    if (outcome.done) onAdded(outcome.value.display);
  };
  const typed = (text: string) => {
    setAddress(text);
    setFault(undefined);
    dismiss();
  };
  // What was asked cannot be called back: the form stays until it is known whether a display was added.
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && !busy && onCancel();
  return (
    <form
      className="panel add-display"
      aria-label={displays.add.title}
      onSubmit={event => void submit(event)}
      onKeyDown={onKeyDown}
    >
      <AddressField address={address} fault={fault} onChange={typed} />
      <NameField name={name} onChange={setName} />
      <div className="add-display__buttons">
        <button type="submit" className="button button--main" disabled={busy}>
          {displays.add.submit}
        </button>
        <button type="button" className="button" disabled={busy} onClick={onCancel}>
          {displays.add.cancel}
        </button>
      </div>
      <p className="add-display__asking" role="status">
        {busy && displays.add.asking}
      </p>
      <ProblemNote problem={problem} words={displays.add.words} />
    </form>
  );
}

interface AddressFieldProps {
  readonly address: string;
  readonly fault: AddressFault | undefined;
  readonly onChange: (address: string) => void;
}

function AddressField({ address, fault, onChange }: AddressFieldProps) {
  const { add } = useStrings().operator.displays;
  const focus = useFocusOnMount<HTMLInputElement>();
  return (
    <FormField name={add.address} hint={add.hint} fault={fault && add.faults[fault]}>
      {ids => (
        <input
          {...ids}
          ref={focus}
          className="form-input form-input--mono"
          value={address}
          placeholder="192.168.1.40"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="url"
          maxLength={200}
          aria-invalid={fault !== undefined}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}

function NameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const { add } = useStrings().operator.displays;
  return (
    <FormField name={add.name} hint={add.nameHint}>
      {ids => (
        <input
          {...ids}
          className="form-input"
          value={name}
          maxLength={NAME_CHARACTERS}
          autoComplete="off"
          onChange={event => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}
