import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { ManualClock } from '#shared/manual-clock';
import { ArtistClient } from '../draw/artist-client.ts';
import type { OpenArtistLink } from '../draw/artist-link.ts';
import { createBrushStore } from '../draw/brush-store.ts';
import { CanvasDocument } from '../draw/canvas-document.ts';
import { IndexedKeeper } from '../draw/indexed-keeper.ts';
import { Outbox } from '../draw/outbox.ts';
import type { DrawSession } from '../draw/session.ts';
import type { EngineState } from '../transport/engine.ts';
import { drawOfRoom } from './draw-of-room.ts';

const inRoom = (code: string): EngineState => ({
  connection: 'live',
  sinceMs: 0,
  state: exampleState({ room: exampleRoom({ code }) }),
});

/** As `startDrawSession`, without a browser. */
function session(openLink: OpenArtistLink): DrawSession {
  const document = new CanvasDocument();
  const outbox = new Outbox(new IndexedKeeper('test'));
  const clock = new ManualClock();
  const client = new ArtistClient({
    openLink,
    document,
    outbox,
    token: 'token',
    clock,
    makeId: () => 'id',
    key: undefined,
  });
  client.start();
  return { client, document, brush: createBrushStore() };
}

/** A page whose links are only written down: `+CODE` opened, `-CODE` closed for good. */
function page() {
  const state = createStore<EngineState>(() => ({ connection: 'connecting', sinceMs: 0, state: undefined }));
  const links: string[] = [];
  const scopes: string[] = [];
  const link =
    (room: string): OpenArtistLink =>
    () => {
      links.push(`+${room}`);
      return { send() {}, bufferedBytes: () => 0, restart() {}, close: () => links.push(`-${room}`) };
    };
  const draw = drawOfRoom({ state }, link, (open, scope) => {
    scopes.push(scope);
    return session(open);
  });
  return { state, links, scopes, draw };
}

it('there is something to stand on before the engine has said which room is shown', () => {
  const { links, draw } = page();
  expect(draw.getState().client.state.getState().canvas).toBeUndefined();
  expect(links).toEqual([]);
  draw.getState().client.stop();
});

it('A5 each room has a session and a queue of its own, and none is left behind; the brush stays', () => {
  const { state, links, scopes, draw } = page();
  state.setState(inRoom('AAAAAA'), true);
  const { client, brush } = draw.getState();
  brush.getState().setColour('#5aa9ff');
  state.setState(inRoom('AAAAAA'), true);
  expect(draw.getState().client).toBe(client);
  state.setState(inRoom('BBBBBB'), true);
  expect(draw.getState().client).not.toBe(client);
  expect(draw.getState().brush.getState().colour).toBe('#5aa9ff');
  expect(links).toEqual(['+AAAAAA', '-AAAAAA', '+BBBBBB']);
  expect(scopes.slice(1)).toEqual(['operator/AAAAAA', 'operator/BBBBBB']);
  draw.getState().client.stop();
});

it('while the engine does not answer, the session stays what it was', () => {
  const { state, links, draw } = page();
  state.setState(inRoom('AAAAAA'), true);
  const { client } = draw.getState();
  state.setState({ connection: 'cut', sinceMs: 0, state: undefined }, true);
  state.setState(inRoom('AAAAAA'), true);
  expect(draw.getState().client).toBe(client);
  expect(links).toEqual(['+AAAAAA']);
  client.stop();
});
