import { useStore } from 'zustand';
import type { ArtistClient } from '../../draw/artist-client.ts';
import { useStrings } from '../../i18n/operator-strings.ts';
import { drawTrouble } from './draw-trouble.ts';

/** A5 for the operator: why what is drawn here does not reach the room now, and that it is kept. Nothing while it does. */
export function DrawNote({ client }: { client: ArtistClient }) {
  const strings = useStrings();
  const connection = useStore(client.state, state => state.connection);
  const farewell = useStore(client.state, state => state.farewell);
  const waiting = useStore(client.state, state => state.waiting);
  const lasting = useStore(client.state, state => state.lasting);
  const known = useStore(client.state, state => state.canvas !== undefined);
  const trouble = drawTrouble({ connection, farewell, waiting, lasting, known }, strings);
  if (!trouble) return null;
  const { text, kind } = trouble;
  if (kind === 'offline') {
    return (
      <p className="note note--offline" role="status">
        {text}
      </p>
    );
  }
  return (
    <div className="note note--rejected draw-page__refused" role="alert">
      <p>{text}</p>
      <button type="button" className="button" onClick={() => client.knock()}>
        {strings.operator.rooms.comeBack}
      </button>
    </div>
  );
}
