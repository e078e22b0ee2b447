import { useStore } from 'zustand';
import { useStrings } from '../../i18n/operator-strings.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { useHand } from './use-wall.ts';

/** The source that is being dragged, under the pointer. */
export function HandGhost() {
  const hand = useStore(useHand(), state => state.hand);
  if (hand?.kind !== 'dragged') return null;
  const { at, over, source } = hand;
  return (
    <div
      className={over ? 'hand-ghost hand-ghost--over' : 'hand-ghost'}
      style={{ translate: `${at.x}px ${at.y}px` }}
      aria-hidden
    >
      <Thumbnail source={source} />
      {source.name}
    </div>
  );
}

/** Says that a source is picked up and what comes next; a press on it again, or Escape, puts it back. */
export function HeldNote() {
  const texts = useStrings().operator.wall.sources;
  const store = useHand();
  const hand = useStore(store, state => state.hand);
  return (
    <div role="status" className="wall-page__status">
      {hand?.kind === 'held' && (
        <p className="wall-note wall-note--held">
          <span>{texts.held(hand.source.name)}</span>
          <button type="button" className="button button--small" onClick={() => store.getState().putBack()}>
            {texts.putBack}
            <kbd className="key">Esc</kbd>
          </button>
        </p>
      )}
    </div>
  );
}
