import { IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { copySelected } from './copy-selected.ts';

/** An address that is to be taken along: a press copies it; where that is forbidden, it is selected for the person to do so. */
export function CopiedText({ text }: { text: string }) {
  const { access } = useStrings().operator.settings;
  const shown = useRef<HTMLParagraphElement>(null);
  const [outcome, setOutcome] = useState<{ readonly of: string; readonly copied: boolean }>();
  const copy = () => setOutcome({ of: text, copied: copySelected(shown.current) });
  // What was said of an address that is void by now must not stand beside the new one.
  const told = outcome?.of === text ? outcome : undefined;
  return (
    <>
      <p ref={shown} className="settings__address">
        {text}
      </p>
      <div className="form-buttons">
        <button type="button" className="button button--small" onClick={copy}>
          <IconCopy size={16} stroke={1.8} aria-hidden />
          {access.copy}
        </button>
        <span className="form-hint" role="status">
          {told && (told.copied ? access.copied : access.copyByHand)}
        </span>
      </div>
    </>
  );
}
