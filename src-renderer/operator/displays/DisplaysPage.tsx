import { type ReactNode, useState } from 'react';
import { useStrings } from '../../i18n/operator-strings.ts';
import { useFormat } from '../../i18n/strings-context.tsx';
import { ProblemNote } from '../commands/ProblemNote.tsx';
import { useCommand } from '../commands/use-command.ts';
import { EmptyPage } from '../EmptyPage.tsx';
import { selectDisplays, useEngineState } from '../operator.ts';
import { PageHead } from '../PageHead.tsx';
import { AddButtons } from './AddButtons.tsx';
import { AddByAddress } from './AddByAddress.tsx';
import { Fleet } from './Fleet.tsx';
import { liveCount } from './seen-state.ts';
import '../forms.css';
import './displays.css';

/** The fleet, and one display's page beside it once one is chosen. */
export function DisplaysPage() {
  const { operator } = useStrings();
  const { number } = useFormat();
  const displays = useEngineState(selectDisplays);
  const virtual = useCommand();
  const [chosen, choose] = useState<string>();
  const [form, setForm] = useState<'closed' | 'open' | 'left'>('closed');
  if (!displays) return <EmptyPage title={operator.connecting} />;
  const added = (display: string) => {
    setForm('closed');
    choose(display);
  };
  const buttons = form !== 'open' && (
    <AddButtons
      virtual={virtual}
      returned={form === 'left'}
      onAddress={() => setForm('open')}
      onAdded={added}
    />
  );
  const some = displays.length > 0;
  return (
    <main className="page displays">
      <PageHead
        title={operator.pages.displays}
        {...(some && {
          subtitle: operator.displays.summary(number(displays.length), number(liveCount(displays))),
        })}
      >
        {some && buttons}
      </PageHead>
      <ProblemNote
        problem={virtual.problem}
        words={operator.displays.addVirtualWords}
        onDismiss={virtual.dismiss}
      />
      {form === 'open' && <AddByAddress onAdded={added} onCancel={() => setForm('left')} />}
      {some ? (
        <Fleet displays={displays} chosen={chosen} onChoose={choose} />
      ) : (
        form !== 'open' && <NoDisplays>{buttons}</NoDisplays>
      )}
    </main>
  );
}

function NoDisplays({ children }: { children: ReactNode }) {
  const { displays } = useStrings().operator;
  return (
    <div className="empty displays__empty">
      <p className="empty__title">{displays.emptyTitle}</p>
      <p className="empty__text">{displays.emptyText}</p>
      {children}
    </div>
  );
}
