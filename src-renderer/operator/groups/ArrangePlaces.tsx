import { type KeyboardEvent, useState } from 'react';
import type { GroupState } from '#shared/contract/group';
import type { AppState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { type Draft, hanging, put, takenOut } from './arrangement-draft.ts';
import { PlaceGrid } from './PlaceGrid.tsx';
import { Shelf } from './Shelf.tsx';

interface ArrangePlacesProps {
  readonly state: Pick<AppState, 'displays'>;
  readonly draft: Draft;
  readonly others: readonly GroupState[];
  readonly onChange: (draft: Draft) => void;
}

/**
 * Who hangs where. A display is dragged to its place; or it is chosen (pressed, tapped, by Enter), then its place is. Escape puts
 * it back.
 */
export function ArrangePlaces({ state: { displays }, draft, others, onChange }: ArrangePlacesProps) {
  const { groups } = useStrings().operator;
  const [held, hold] = useState<string>();
  const hung = new Set(hanging(draft));
  const holding = displays.find(({ id }) => id === held);
  const putAt = (display: string, place: number) => {
    onChange(put(draft, display, place));
    hold(undefined);
  };
  const takeOut = (display: string) => {
    onChange(takenOut(draft, display));
    hold(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || held === undefined) return;
    event.stopPropagation();
    hold(undefined);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is for whatever in it has the keyboard
    <div className="arrange__places" onKeyDown={onKeyDown}>
      <p className="form-field__name">{groups.places}</p>
      <PlaceGrid
        draft={draft}
        displays={displays}
        held={held}
        onHold={hold}
        onPut={putAt}
        onTakeOut={takeOut}
      />
      <p className="form-hint" role="status">
        {holding ? groups.holding(holding.name) : groups.placesHint}
      </p>
      <Shelf
        displays={displays.filter(({ id }) => !hung.has(id))}
        others={others}
        held={held}
        heldHangs={held !== undefined && hung.has(held)}
        onHold={hold}
        onTakeOut={takeOut}
      />
    </div>
  );
}
