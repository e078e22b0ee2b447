import { Checkbox } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { Target } from '#shared/contract/route';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFocusOnMount } from '../use-focus-on-mount.ts';
import type { CopyTarget } from './copy-targets.ts';

interface CopyFormProps {
  readonly others: readonly CopyTarget[];
  readonly busy: boolean;
  readonly onCopy: (targets: Target[]) => void;
  readonly onCancel: () => void;
}

/** Who gets the look. Escape leaves the form, and nothing else. */
export function CopyForm({ others, busy, onCopy, onCancel }: CopyFormProps) {
  const texts = useStrings().operator.look;
  const focus = useFocusOnMount<HTMLInputElement>();
  const [keys, setKeys] = useState<readonly string[]>([]);
  // Who is gone meanwhile is not asked for.
  const wanted = others.filter(({ key }) => keys.includes(key));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCopy(wanted.map(({ target }) => target));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form className="panel copy-form" aria-label={texts.copyTo} onSubmit={submit} onKeyDown={onKeyDown}>
      <h3 className="panel__title">{texts.copyTo}</h3>
      <Checkbox
        ref={focus}
        label={texts.copyAll}
        checked={wanted.length === others.length}
        indeterminate={wanted.length > 0 && wanted.length < others.length}
        onChange={event => setKeys(event.currentTarget.checked ? others.map(({ key }) => key) : [])}
      />
      <div className="copy-form__others">
        {others.map(({ key, name }) => (
          <Checkbox
            key={key}
            label={name}
            checked={keys.includes(key)}
            onChange={() => setKeys(keys.includes(key) ? keys.filter(one => one !== key) : [...keys, key])}
          />
        ))}
      </div>
      <div className="form-buttons">
        <button type="submit" className="button" disabled={busy || wanted.length === 0}>
          {texts.copyNow(String(wanted.length))}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {texts.copyCancel}
        </button>
      </div>
    </form>
  );
}
