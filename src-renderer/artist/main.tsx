import '../zod-without-eval.ts';
import '@fontsource-variable/inter';
import '../theme/tokens.css';
import './artist.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startDrawSession } from '../draw/session.ts';
import { guestStringsOf, preferredLanguage } from '../i18n/language.ts';
import { SpeechProvider } from '../i18n/strings-context.tsx';
import { ErrorBoundary } from '../theme/ErrorBoundary.tsx';
import { artistAddress, roomSocket } from '../transport/room-socket.ts';
import { ArtistPage } from './ArtistPage.tsx';
import { EnterCode } from './EnterCode.tsx';
import { pinMemory } from './pin-memory.ts';
import { roomOfPath, typedRoom } from './room-of-path.ts';

const language = preferredLanguage(navigator.languages);
const { artist } = guestStringsOf(language);

const room = roomOfPath(window.location.pathname);
const typed = typedRoom(window.location.pathname);
const page =
  room === undefined ? (
    <EnterCode typed={typed} problem={typed ? artist.codeImpossible : undefined} />
  ) : (
    pageOf(room)
  );

function pageOf(code: string) {
  const memory = pinMemory(code);
  const link = roomSocket(artistAddress(window.location, code));
  return (
    <ArtistPage room={code} memory={memory} session={startDrawSession(link, code, () => memory.read())} />
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <SpeechProvider language={language}>
        <ErrorBoundary fallback={<p className="broken">{artist.crashed}</p>}>{page}</ErrorBoundary>
      </SpeechProvider>
    </StrictMode>,
  );
}
