import { useStrings } from '../../i18n/operator-strings.ts';
import { useEngineState, useOperator, usePanic } from '../operator.ts';

/** Freeze and blackout. A pressed one releases. */
export function PanicButtons() {
  const { operator } = useStrings();
  return (
    <div className="strip__panic">
      <PanicButton kind="frozen" word={operator.freeze} keyName="F8" />
      <PanicButton kind="dark" word={operator.blackout} keyName="F9" />
    </div>
  );
}

interface PanicButtonProps {
  readonly kind: 'frozen' | 'dark';
  readonly word: string;
  readonly keyName: string;
}

function PanicButton({ kind, word, keyName }: PanicButtonProps) {
  const { panic } = useOperator();
  const confirmed = useEngineState(state => state.panic);
  const on = usePanic() === kind;
  return (
    <button
      type="button"
      className={`button panic panic--${kind}`}
      aria-pressed={on}
      onClick={() => panic.getState().press(kind, confirmed ?? 'live')}
    >
      {word}
      <kbd className="key">{keyName}</kbd>
    </button>
  );
}
