import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import './wall-dialog.css';

interface WallDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Wide enough for two columns, narrow enough that the wall behind it can be seen. */
const WIDTH_PX = 980;

/**
 * A dialogue in front of the Wall page, which obeys no key meanwhile. Escape closes it, unless something in it has taken Escape for
 * itself: a question, a form, a display that is on its way.
 */
export function WallDialog({ opened, title, onClose, children }: WallDialogProps) {
  const { operator } = useStrings();
  const narrow = useMediaQuery('(max-width: 700px)') ?? false;
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={WIDTH_PX}
      fullScreen={narrow}
      // Its own listener comes before anything in it could take Escape.
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': operator.close }}
      classNames={{ content: 'sheet', header: 'sheet', title: 'sheet__title' }}
      onKeyDown={onKeyDown}
    >
      <KeyboardKeeper onClose={onClose}>{children}</KeyboardKeeper>
    </Modal>
  );
}

/** What had the keyboard may be gone (a file that was deleted): the next key is the dialogue's, not the page's behind it. */
function KeyboardKeeper({ onClose, children }: Pick<WallDialogProps, 'onClose' | 'children'>) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (document.activeElement !== document.body) return;
      // The keys of the window (blackout) listen before this.
      event.stopPropagation();
      if (event.key === 'Escape') onClose();
      else content.current?.focus();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [onClose]);
  return (
    <div ref={content} className="wall-dialog" tabIndex={-1}>
      {children}
    </div>
  );
}
