import type { ReactNode } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';

interface LookFieldProps {
  readonly name: string;
  readonly nameId: string;
  /** What is chosen differs in this: nothing of it is shown as chosen. */
  readonly various: boolean;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** One part of a look: its name above, its control, and what it does below. */
export function LookField({ name, nameId, various, hint, children }: LookFieldProps) {
  const { look } = useStrings().operator;
  return (
    <div className="form-field">
      <span id={nameId} className="form-field__name">
        {name}
        {various && <b className="look-various">{look.various}</b>}
      </span>
      {children}
      {hint !== undefined && <span className="form-hint">{hint}</span>}
    </div>
  );
}
