import { ArtistClient } from './artist-client.ts';
import type { OpenArtistLink } from './artist-link.ts';
import { browserClock } from './browser-clock.ts';
import { type BrushStore, createBrushStore } from './brush-store.ts';
import { CanvasDocument } from './canvas-document.ts';
import { browserRandomBytes, deviceToken } from './device-token.ts';
import { IndexedKeeper } from './indexed-keeper.ts';
import { Outbox } from './outbox.ts';
import { makeId } from './random-id.ts';

/** Everything one drawing page stands on. */
export interface DrawSession {
  readonly client: ArtistClient;
  readonly document: CanvasDocument;
  readonly brush: BrushStore;
}

/** Builds and starts a session. `scope` names the queue of unsent commands on this device: one a room. `key`: its PIN (R1). */
export function startDrawSession(
  openLink: OpenArtistLink,
  scope: string,
  key?: () => string | undefined,
): DrawSession {
  const document = new CanvasDocument();
  const client = new ArtistClient({
    openLink,
    document,
    outbox: new Outbox(new IndexedKeeper(scope)),
    token: deviceToken(),
    key,
    clock: browserClock,
    makeId: () => makeId(browserRandomBytes),
  });
  client.start();
  return { client, document, brush: createBrushStore() };
}
