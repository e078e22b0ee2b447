import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useFocusOnMount } from './use-focus-on-mount.ts';
import './forms.css';

export interface CarefulQuestion {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

interface CarefulButtonProps {
  readonly children: ReactNode;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly question: CarefulQuestion;
  /** Resolves when it is done, or has failed; the question is gone then. */
  readonly onYes: () => Promise<unknown>;
}

/** A button for what cannot be taken back: it asks once, in its own place. */
export function CarefulButton(props: CarefulButtonProps) {
  const { children, className = 'button button--grave', disabled = false, question, onYes } = props;
  const [state, put] = useState<'unasked' | 'asked' | 'answered'>('unasked');
  if (state === 'asked') return <Question question={question} onYes={onYes} onEnd={() => put('answered')} />;
  return (
    <AskButton
      focused={state === 'answered'}
      className={className}
      disabled={disabled}
      onClick={() => put('asked')}
    >
      {children}
    </AskButton>
  );
}

interface AskButtonProps {
  readonly children: ReactNode;
  readonly className: string;
  readonly disabled: boolean;
  /** The keyboard comes back from the question. */
  readonly focused: boolean;
  readonly onClick: () => void;
}

function AskButton({ children, className, disabled, focused, onClick }: AskButtonProps) {
  const focus = useFocusOnMount<HTMLButtonElement>(focused);
  return (
    <button ref={focus} type="button" className={className} disabled={disabled} onClick={onClick}>
      {children}
    </button>
  );
}

interface QuestionProps {
  readonly question: CarefulQuestion;
  readonly onYes: () => Promise<unknown>;
  readonly onEnd: () => void;
}

/** The keyboard starts on the harmless answer; Escape is that too. */
function Question({ question: { title, text, yes, no }, onYes, onEnd }: QuestionProps) {
  const focus = useFocusOnMount<HTMLButtonElement>();
  const label = useId();
  const [busy, setBusy] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onEnd();
  };
  const agree = async () => {
    setBusy(true);
    await onYes();
    onEnd();
  };
  return (
    <div className="question" role="alertdialog" aria-labelledby={label} onKeyDown={onKeyDown}>
      <p id={label} className="question__title">
        {title}
      </p>
      <p>{text}</p>
      <div className="form-buttons">
        <button ref={focus} type="button" className="button" onClick={onEnd}>
          {no}
        </button>
        <button type="button" className="button button--grave" disabled={busy} onClick={() => void agree()}>
          {yes}
        </button>
      </div>
    </div>
  );
}
