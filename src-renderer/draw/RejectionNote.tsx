import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useGuestStrings } from '../i18n/strings-context.tsx';
import type { ArtistClient } from './artist-client.ts';

/** Long enough to read two lines. */
const SHOWN_FOR_MS = 6_000;

/** Says for a moment that the room did not take a command, and why. */
export function RejectionNote({ client }: { client: ArtistClient }) {
  const { draw } = useGuestStrings();
  const rejection = useStore(client.state, state => state.rejection);
  const [seen, setSeen] = useState(0);
  const number = rejection?.number ?? 0;
  useEffect(() => {
    const timer = window.setTimeout(() => setSeen(number), SHOWN_FOR_MS);
    return () => window.clearTimeout(timer);
  }, [number]);
  if (!rejection || seen === number) return null;
  return (
    <p className="note note--rejected" role="alert">
      {draw.rejections[rejection.reason]}
    </p>
  );
}
