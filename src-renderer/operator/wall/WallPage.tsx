import { useStrings } from '../../i18n/operator-strings.ts';
import { EmptyPage } from '../EmptyPage.tsx';
import { selectDisplays, useEngineState, useOperator } from '../operator.ts';
import { PageHead } from '../PageHead.tsx';
import { DisplayCard } from './DisplayCard.tsx';
import './wall.css';

/** So many displays fit side by side in a large size. */
const FEW = 2;

/** Every display at once: what it was sent, and what is wrong where something is. */
export function WallPage() {
  const { operator } = useStrings();
  const displays = useEngineState(selectDisplays);
  const room = useEngineState(state => state.room.code);
  if (!displays || !room) return <EmptyPage title={operator.connecting} />;
  if (displays.length === 0) return <NoDisplays />;
  return (
    <main className="page">
      <PageHead title={operator.pages.wall} subtitle={operator.wall.subtitle} />
      <div className={displays.length <= FEW ? 'wall wall--few' : 'wall'}>
        {displays.map(display => (
          <DisplayCard key={display.id} display={display} room={room} />
        ))}
      </div>
    </main>
  );
}

function NoDisplays() {
  const { wall } = useStrings().operator;
  const { pages } = useOperator();
  return (
    <main className="empty">
      <p className="empty__title">{wall.emptyTitle}</p>
      <p className="empty__text">{wall.emptyText}</p>
      <button type="button" className="button" onClick={() => pages.getState().open('displays')}>
        {wall.emptyButton}
      </button>
    </main>
  );
}
