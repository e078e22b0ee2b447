import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OpenArtistLink } from '../draw/artist-link.ts';
import type { DrawSession } from '../draw/session.ts';
import type { Engine } from '../transport/engine.ts';

/** Leads nowhere: what a session stands on until the engine has said which room is on the wall. */
const nowhere: OpenArtistLink = () => ({
  send: () => {},
  bufferedBytes: () => 0,
  restart: () => {},
  close: () => {},
});

/**
 * The operator's session in the room on the wall; another one whenever another room is shown, with the same brush. A session is of
 * one room, so that no stroke that waits to be sent ever reaches another.
 */
export function drawOfRoom(
  engine: Pick<Engine, 'state'>,
  link: (room: string) => OpenArtistLink,
  start: (link: OpenArtistLink, scope: string) => DrawSession,
): StoreApi<DrawSession> {
  const draw = createStore<DrawSession>(() => start(nowhere, 'operator'));
  const { brush } = draw.getState();
  let shown: string | undefined;
  const follow = (room: string | undefined) => {
    if (room === undefined || room === shown) return;
    shown = room;
    draw.getState().client.stop();
    // Not the scope of the artist's page: in a browser both keep their strokes in the same place.
    draw.setState({ ...start(link(room), `operator/${room}`), brush }, true);
  };
  engine.state.subscribe(({ state }) => follow(state?.room.code));
  follow(engine.state.getState().state?.room.code);
  return draw;
}
