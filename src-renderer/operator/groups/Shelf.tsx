import type { GroupState } from '#shared/contract/group';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { SentPicture } from '../wall/SentPicture.tsx';
import { CALM_MS } from './Place.tsx';

interface ShelfProps {
  /** Those that do not hang in this arrangement. */
  readonly displays: readonly DisplayState[];
  readonly others: readonly GroupState[];
  readonly held: string | undefined;
  /** The one that is held hangs: it can be taken out. */
  readonly heldHangs: boolean;
  readonly onHold: (display: string | undefined) => void;
  readonly onTakeOut: (display: string) => void;
}

/** Where the displays are that do not hang in this arrangement. */
export function Shelf({ displays, others, held, heldHangs, onHold, onTakeOut }: ShelfProps) {
  const { groups } = useStrings().operator;
  const takeOut = () => held !== undefined && heldHangs && onTakeOut(held);
  return (
    <section
      className="shelf"
      aria-label={groups.shelf}
      onDragOver={event => {
        if (heldHangs) event.preventDefault();
      }}
      onDrop={event => {
        event.preventDefault();
        takeOut();
      }}
    >
      <p className="form-field__name">{groups.shelf}</p>
      <div className="shelf__displays">
        {displays.map(display => (
          <OnShelf
            key={display.id}
            display={display}
            from={others.find(({ id }) => id === display.group)?.name}
            held={display.id === held}
            onHold={onHold}
          />
        ))}
        {displays.length === 0 && !heldHangs && <p className="form-hint">{groups.shelfEmpty}</p>}
        {heldHangs && (
          <button type="button" className="button button--small" onClick={takeOut}>
            {groups.takeOut}
          </button>
        )}
      </div>
    </section>
  );
}

interface OnShelfProps {
  readonly display: DisplayState;
  /** The arrangement that it is part of now. */
  readonly from: string | undefined;
  readonly held: boolean;
  readonly onHold: (display: string | undefined) => void;
}

function OnShelf({ display: { id, name, sent }, from, held, onHold }: OnShelfProps) {
  const { groups } = useStrings().operator;
  return (
    <button
      type="button"
      className={held ? 'on-shelf on-shelf--held' : 'on-shelf'}
      aria-pressed={held}
      draggable
      onClick={() => onHold(held ? undefined : id)}
      onDragStart={event => {
        // Firefox drags nothing that carries nothing.
        event.dataTransfer.setData('text/plain', name);
        onHold(id);
      }}
      onDragEnd={() => onHold(undefined)}
    >
      <span className="on-shelf__picture" aria-hidden>
        {sent && <SentPicture display={id} name={name} calmMs={CALM_MS} />}
      </span>
      <span className="on-shelf__name">
        {name}
        {from !== undefined && <small>{groups.elsewhere(from)}</small>}
      </span>
    </button>
  );
}
