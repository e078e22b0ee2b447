import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { DisplayState } from '#shared/contract/state';
import { type Draft, placeAt } from './arrangement-draft.ts';
import { Place } from './Place.tsx';

interface PlaceGridProps {
  readonly draft: Draft;
  readonly displays: readonly DisplayState[];
  /** The display that is on its way to a place. */
  readonly held: string | undefined;
  readonly onHold: (display: string | undefined) => void;
  readonly onPut: (display: string, place: number) => void;
  readonly onTakeOut: (display: string) => void;
}

/** What is drawn of the panels, CSS px a panel: so the gap is seen in proportion. */
const DRAWN_PX = 104;
const PANEL_PX = 720;

/** The places as they hang; one stop of the Tab key, the arrows lead on. */
export function PlaceGrid({ draft, displays, held, onHold, onPut, onTakeOut }: PlaceGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const gap = draft.kind === 'wall' ? (draft.gapPx / PANEL_PX) * DRAWN_PX : 0;
  const placeElement = (place: number) => grid.current?.querySelector<HTMLElement>(`[data-place="${place}"]`);
  // What is chosen on the shelf by the keyboard is hung by the keyboard.
  useEffect(() => {
    if (held !== undefined && document.activeElement?.matches('.shelf :focus-visible'))
      focusFirstFree(grid.current);
  }, [held]);
  const onKeyDown = (event: KeyboardEvent, place: number) => {
    const next = placeAt(place, event.key, draft);
    const there = draft.cells[place];
    if (next !== undefined) placeElement(next)?.focus();
    else if ((event.key === 'Delete' || event.key === 'Backspace') && there) onTakeOut(there);
    else return;
    event.preventDefault();
  };
  const press = (place: number, there: string | null) => {
    if (held === undefined) onHold(there ?? undefined);
    else if (held === there) onHold(undefined);
    else onPut(held, place);
  };
  return (
    <div className="place-grid-scroll">
      <div
        ref={grid}
        className="place-grid"
        style={{
          gridTemplateColumns: `repeat(${draft.columns}, minmax(58px, ${DRAWN_PX}px))`,
          gap: `${4 + gap}px`,
        }}
      >
        {draft.cells.map((id, place) => (
          <Place
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is its index, whoever hangs there
            key={place}
            place={place}
            columns={draft.columns}
            id={id}
            display={displays.find(display => display.id === id)}
            held={held}
            tabStop={place === Math.min(stop, draft.cells.length - 1)}
            onFocus={() => setStop(place)}
            onKeyDown={event => onKeyDown(event, place)}
            onPress={() => press(place, id)}
            onHold={onHold}
            onDrop={() => held !== undefined && onPut(held, place)}
          />
        ))}
      </div>
    </div>
  );
}

function focusFirstFree(grid: HTMLElement | null): void {
  const free =
    grid?.querySelector<HTMLElement>('[data-free]') ?? grid?.querySelector<HTMLElement>('[data-place]');
  free?.focus();
}
