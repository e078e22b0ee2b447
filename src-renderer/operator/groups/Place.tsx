import type { KeyboardEvent } from 'react';
import type { DisplayState } from '#shared/contract/state';
import { useStrings } from '../../i18n/operator-strings.ts';
import { SentPicture } from '../wall/SentPicture.tsx';

interface PlaceProps {
  readonly place: number;
  readonly columns: number;
  /** Who hangs there; its display is missing if it is not known any more. */
  readonly id: string | null;
  readonly display: DisplayState | undefined;
  readonly held: string | undefined;
  readonly tabStop: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPress: () => void;
  readonly onHold: (display: string | undefined) => void;
  readonly onDrop: () => void;
}

/** A small picture needs no full rate. */
export const CALM_MS = 500;

/** One place of the grid, free or not. With *Identify all* its picture shows which display it is. */
export function Place(props: PlaceProps) {
  const { place, columns, id, display, held, tabStop } = props;
  const { groups } = useStrings().operator;
  const where = groups.place(String((place % columns) + 1), String(Math.floor(place / columns) + 1));
  const who = id === null ? groups.free : (display?.name ?? groups.gone);
  return (
    <button
      type="button"
      className={placeClass(id, held)}
      data-place={place}
      data-free={id === null ? '' : undefined}
      aria-label={`${where}: ${who}`}
      aria-pressed={id !== null && id === held}
      tabIndex={tabStop ? 0 : -1}
      draggable={id !== null}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      onClick={props.onPress}
      onDragStart={event => {
        // Firefox drags nothing that carries nothing.
        event.dataTransfer.setData('text/plain', who);
        props.onHold(id ?? undefined);
      }}
      onDragEnd={() => props.onHold(undefined)}
      onDragOver={event => {
        if (held !== undefined) event.preventDefault();
      }}
      onDrop={event => {
        event.preventDefault();
        props.onDrop();
      }}
    >
      {display?.sent && (
        <span className="place__picture" aria-hidden>
          <SentPicture display={display.id} name={display.name} calmMs={CALM_MS} />
        </span>
      )}
      <span className="place__name">{who}</span>
    </button>
  );
}

function placeClass(id: string | null, held: string | undefined): string {
  const state = id === null ? 'place--free' : 'place--taken';
  if (held === undefined) return `place ${state}`;
  return id === held ? `place ${state} place--held` : `place ${state} place--open`;
}
