import type { MessagePortMain } from 'electron';
import type { Engine } from '../engine.ts';

/** The laptop's own artist: the artist protocol (A) over the window's port instead of the relay's door. */
export function serveDrawPort(port: MessagePortMain, engine: Engine): void {
  const session = engine.openArtist({
    send: message => port.postMessage(message),
    // A port has no back-pressure to ask for; main and page share one machine.
    bufferedBytes: () => 0,
    close: () => {
      // `close` is told to the other end only.
      engine.closeArtist(session);
      port.close();
    },
  });
  port.on('message', event => {
    const message: unknown = event.data;
    if (typeof message === 'string' || message instanceof Uint8Array) session.receive(message);
  });
  port.on('close', () => engine.closeArtist(session));
}
