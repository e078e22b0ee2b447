import { IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { copySelected } from './copy-selected.ts';
import './copied-text.css';

interface CopiedTextProps {
  readonly text: string;
  /** What it is, where several can be copied. */
  readonly name?: string;
}

/** Something that is to be taken along: a press copies it; where that is forbidden, it is selected for the person to do so. */
export function CopiedText({ text, name }: CopiedTextProps) {
  const { copying } = useStrings().operator.settings;
  const shown = useRef<HTMLParagraphElement>(null);
  const [outcome, setOutcome] = useState<{ readonly of: string; readonly copied: boolean }>();
  const copy = () => setOutcome({ of: text, copied: copySelected(shown.current) });
  // What was said of a text that is void by now must not stand beside the new one.
  const told = outcome?.of === text ? outcome.copied : undefined;
  return (
    <div className="copied-text">
      <p ref={shown} className="copied-text__text">
        {text}
      </p>
      <button
        type="button"
        className="button button--small"
        aria-label={name === undefined ? undefined : copying.copyOf(name)}
        onClick={copy}
      >
        <IconCopy size={16} stroke={1.8} aria-hidden />
        {copying.copy}
      </button>
      <CopyWord copied={told} />
    </div>
  );
}

/** How a press ended; `copied` is absent before the first. */
export function CopyWord({ copied }: { copied: boolean | undefined }) {
  const { copying } = useStrings().operator.settings;
  return (
    <span className="form-hint copied-text__word" role="status">
      {copied !== undefined && (copied ? copying.copied : copying.byHand)}
    </span>
  );
}
