import { useState } from 'react';
import type { RoomState } from '#shared/contract/room';
import { BrushSliders } from '../../draw/BrushSliders.tsx';
import { DrawCanvas } from '../../draw/DrawCanvas.tsx';
import { HistoryButtons } from '../../draw/HistoryButtons.tsx';
import { RejectionNote } from '../../draw/RejectionNote.tsx';
import { Swatches } from '../../draw/Swatches.tsx';
import { useDrawShortcuts } from '../../draw/use-draw-shortcuts.ts';
import { useStrings } from '../../i18n/operator-strings.ts';
import { isTyping } from '../is-typing.ts';
import { selectRoom, useEngineState, useOperator } from '../operator.ts';
import { isNamed } from '../rooms/room-choice.ts';
import { DrawNote } from './DrawNote.tsx';
import { PromptBox } from './PromptBox.tsx';
import './draw-page.css';

/**
 * The operator's own place at the canvas of the room on the wall. When another room is put up, `useOperator().draw` is another
 * session, with another outbox: no stroke of one room reaches the other.
 */
export function DrawPage() {
  const { draw, operator } = useStrings();
  const session = useOperator().draw;
  const room = useLastRoom();
  useDrawShortcuts(session);
  return (
    <main className="draw-page">
      <div className="panel draw-page__colours">
        <Swatches brush={session.brush} />
      </div>
      <div className="draw-page__stage" onPointerDown={leaveField}>
        <DrawCanvas session={session} hint={operator.drawEmpty} />
        <div className="draw-page__notes">
          <DrawNote client={session.client} />
          <RejectionNote client={session.client} />
        </div>
      </div>
      <aside className="draw-page__side">
        {room && isNamed(room) && <h1 className="draw-page__room">{room.name}</h1>}
        <section className="panel draw-page__brush">
          <h2 className="panel__title">{draw.brush}</h2>
          <BrushSliders brush={session.brush} />
        </section>
        <HistoryButtons client={session.client} />
        {room && <PromptBox key={room.code} room={room} />}
      </aside>
    </main>
  );
}

/** The room on the wall; the last that was told of while the engine is silent: what is being typed must not go with it. */
function useLastRoom(): RoomState | undefined {
  const said = useEngineState(selectRoom);
  const [known, know] = useState(said);
  if (said && said !== known) know(said);
  return said ?? known;
}

/** Who draws types no more: the canvas keeps the browser from saying so, and Ctrl+Z would undo words instead of strokes. */
function leaveField(): void {
  const { activeElement } = document;
  if (isTyping(activeElement) && activeElement instanceof HTMLElement) activeElement.blur();
}
