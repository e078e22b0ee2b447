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
import { useGuestStrings } from '../i18n/strings-context.tsx';
import { Logo } from '../theme/Logo.tsx';
import { EnterCode } from './EnterCode.tsx';
import { EnterPin } from './EnterPin.tsx';
import { noRoomText, offlineNote, refusalText } from './offline-note.ts';
import type { PinMemory } from './pin-memory.ts';
import { Removed } from './Removed.tsx';
import { wallPill } from './wall-pill.ts';

export interface ArtistPageProps {
  readonly session: DrawSession;
  readonly room: string;
  readonly memory: PinMemory;
}

/** One room on a phone or tablet, or what stands between the artist and it. */
export function ArtistPage(props: ArtistPageProps) {
  const { session, room, memory } = props;
  const strings = useGuestStrings();
  const { state } = session.client;
  const noRoom = useStore(state, told => noRoomText(told, room, strings));
  const asked = useStore(state, ({ keyQuestion }) => keyQuestion !== 'unasked');
  const removed = useStore(
    state,
    ({ connection }) => connection.kind === 'refused' && connection.code === CLOSE.removed,
  );
  useEffect(() => {
    document.title = strings.artist.title(room);
  }, [strings, room]);
  // The page goes on trying: a room that was not open yet opens by itself.
  if (noRoom) return <EnterCode key={noRoom} typed={room} problem={noRoom} />;
  if (removed) return <Removed />;
  if (asked) return <EnterPin client={session.client} room={room} memory={memory} />;
  return <DrawingPage {...props} />;
}

/** The canvas first, everything else under the thumb. */
function DrawingPage({ session, room }: ArtistPageProps) {
  const strings = useGuestStrings();
  useDrawShortcuts(session);
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
  const strings = useGuestStrings();
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
  const strings = useGuestStrings();
  const { state } = session.client;
  const connection = useStore(state, told => told.connection);
  const note = useStore(state, told => offlineNote(told, strings));
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
  return note ? (
    <p className="note note--offline" role="status">
      {note}
    </p>
  ) : null;
}
