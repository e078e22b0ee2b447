import { useEffect } from 'react';
import { useStore } from 'zustand';
import { CLOSE } from '#shared/wire/close-codes';
import { BrushSliders } from '../draw/BrushSliders.tsx';
import { DrawCanvas } from '../draw/DrawCanvas.tsx';
import { HistoryButtons } from '../draw/HistoryButtons.tsx';
import { RejectionNote } from '../draw/RejectionNote.tsx';
import { Swatches } from '../draw/Swatches.tsx';
import type { DrawSession } from '../draw/session.ts';
import { useDrawShortcuts } from '../draw/use-draw-shortcuts.ts';
import { useStrings } from '../i18n/strings-context.tsx';
import { Logo } from '../theme/Logo.tsx';
import { EnterCode } from './EnterCode.tsx';
import { offlineNote, refusalText } from './offline-note.ts';
import { wallPill } from './wall-pill.ts';

/** One room on a phone or tablet: the canvas first, everything else under the thumb. */
export function ArtistPage({ session, room }: { session: DrawSession; room: string }) {
  const strings = useStrings();
  const unknown = useStore(
    session.client.state,
    ({ connection }) => connection.kind === 'offline' && connection.code === CLOSE.noSuchRoom,
  );
  useDrawShortcuts(session);
  useEffect(() => {
    document.title = strings.artist.title(room);
  }, [strings, room]);
  // The page goes on trying: a room that was not open yet opens by itself.
  if (unknown) return <EnterCode typed={room} problem={strings.artist.codeUnknown(room)} />;
  return (
    <div className="artist">
      <header className="artist__head">
        <Logo />
        <span className="artist__room">{room}</span>
        <WallPill session={session} />
      </header>
      <main className="artist__stage">
        <DrawCanvas session={session} hint={strings.artist.emptyHint} />
        <div className="artist__notes">
          <ConnectionNote session={session} />
          <RejectionNote client={session.client} />
        </div>
      </main>
      <div className="artist__thumb">
        <Swatches brush={session.brush} />
        <div className="artist__sliders">
          <BrushSliders brush={session.brush} />
        </div>
        <HistoryButtons client={session.client} />
      </div>
    </div>
  );
}

function WallPill({ session }: { session: DrawSession }) {
  const strings = useStrings();
  const connection = useStore(session.client.state, state => state.connection);
  const wall = useStore(session.client.state, state => state.wall);
  const { tone, word } = wallPill({ connection, wall }, strings);
  return (
    <span className={`pill state--${tone}`} role="status">
      <span className="dot" />
      {word}
    </span>
  );
}

function ConnectionNote({ session }: { session: DrawSession }) {
  const strings = useStrings();
  const connection = useStore(session.client.state, state => state.connection);
  const waiting = useStore(session.client.state, state => state.waiting);
  const lasting = useStore(session.client.state, state => state.lasting);
  const refusal = refusalText(connection, strings);
  if (refusal) {
    return (
      <div className="note note--rejected note--asks" role="alert">
        <p>{refusal}</p>
        <button type="button" className="note__button" onClick={() => window.location.reload()}>
          {strings.artist.reload}
        </button>
      </div>
    );
  }
  const text = offlineNote({ connection, waiting, lasting }, strings);
  return text ? (
    <p className="note note--offline" role="status">
      {text}
    </p>
  ) : null;
}
