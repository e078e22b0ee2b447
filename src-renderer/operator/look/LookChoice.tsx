import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { LookField } from './LookField.tsx';

interface LookChoiceProps<Value extends string | number> {
  readonly name: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** `undefined`: what is chosen differs in it. */
  readonly chosen: Value | undefined;
  readonly hint?: string | undefined;
  readonly onChoose: (value: Value) => void;
}

/** One of a few. */
export function LookChoice<Value extends string | number>(props: LookChoiceProps<Value>) {
  const { name, options, chosen, hint, onChoose } = props;
  const nameId = useId();
  return (
    <LookField name={name} nameId={nameId} various={chosen === undefined} hint={hint}>
      <SegmentedControl<Value | ''>
        className="form-field__control"
        aria-labelledby={nameId}
        size="xs"
        data={[...options]}
        // Without a value it would keep one of its own.
        value={chosen ?? ''}
        onChange={value => {
          if (value !== '') onChoose(value);
        }}
      />
    </LookField>
  );
}
