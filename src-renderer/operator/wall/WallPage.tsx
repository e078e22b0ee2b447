import { useStrings } from '../../i18n/strings-context.tsx';
import { EmptyPage } from '../EmptyPage.tsx';
import { selectDisplays, useEngineState } from '../operator.ts';
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
  if (displays.length === 0)
    return <EmptyPage title={operator.wall.emptyTitle} text={operator.wall.emptyText} />;
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
