import { useStore } from 'zustand';
import { BrushSliders } from '../../draw/BrushSliders.tsx';
import { DrawCanvas } from '../../draw/DrawCanvas.tsx';
import { HistoryButtons } from '../../draw/HistoryButtons.tsx';
import { RejectionNote } from '../../draw/RejectionNote.tsx';
import { Swatches } from '../../draw/Swatches.tsx';
import { useDrawShortcuts } from '../../draw/use-draw-shortcuts.ts';
import { useStrings } from '../../i18n/strings-context.tsx';
import { useEngineState, useOperator } from '../operator.ts';
import './draw-page.css';

/** The laptop's own place at the canvas. */
export function DrawPage() {
  const { draw, operator } = useStrings();
  const session = useOperator().draw;
  useDrawShortcuts(session);
  return (
    <main className="draw-page">
      <div className="panel draw-page__colours">
        <Swatches brush={session.brush} />
      </div>
      <div className="draw-page__stage">
        <DrawCanvas session={session} hint={operator.drawEmpty} />
        <div className="draw-page__notes">
          <OfflineNote />
          <RejectionNote client={session.client} />
        </div>
      </div>
      <aside className="draw-page__side">
        <section className="panel">
          <h2 className="panel__title">{draw.brush}</h2>
          <BrushSliders brush={session.brush} />
        </section>
        <HistoryButtons client={session.client} />
        <Prompt />
      </aside>
    </main>
  );
}

/** A5 for the window: the engine may be gone, the drawing is not. */
function OfflineNote() {
  const { draw, operator } = useStrings();
  const { client } = useOperator().draw;
  // Before the first welcome there is nothing to draw on, and the banner above says why.
  const offline = useStore(
    client.state,
    state => state.connection.kind === 'offline' && state.canvas !== undefined,
  );
  const waiting = useStore(client.state, state => state.waiting);
  if (!offline) return null;
  return (
    <p className="note note--offline" role="status">
      {operator.drawOffline} {waiting > 0 && draw.waiting(waiting)}
    </p>
  );
}

/** What TouchDesigner was told last; nothing while there is no prompt. */
function Prompt() {
  const { operator } = useStrings();
  const prompt = useEngineState(state => state.room.prompt);
  if (!prompt) return null;
  return (
    <section className="panel">
      <h2 className="panel__title">{operator.prompt}</h2>
      <p className="draw-page__prompt">{prompt}</p>
    </section>
  );
}
