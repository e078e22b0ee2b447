import type { MessagePortMain } from 'electron';
import { z } from 'zod';
import type { OperatorPorts } from '../control/operator-ports.ts';
import type { ArtistSession } from '../rooms/artist-session.ts';

/** The page's first message, as text: which room's canvas it wants. */
const RoomWish = z.object({ type: z.literal('room'), room: z.string().max(64) });

/** The laptop's own artists: the artist protocol (A) over the window's ports instead of the relay's door. */
export class DrawPorts {
  readonly #engine: Pick<OperatorPorts, 'openArtist' | 'closeArtist'>;
  /** Which room each open port draws in. */
  readonly #rooms = new Map<MessagePortMain, string>();

  constructor(engine: Pick<OperatorPorts, 'openArtist' | 'closeArtist'>) {
    this.#engine = engine;
  }

  /** How many artists of a room are the window's own. */
  count(room: string): number {
    return [...this.#rooms.values()].filter(code => code === room).length;
  }

  serve(port: MessagePortMain): void {
    let session: ArtistSession | undefined;
    const end = () => {
      this.#rooms.delete(port);
      if (session) this.#engine.closeArtist(session);
      session = undefined;
    };
    // `close` is told to the other end only.
    const hangUp = () => {
      end();
      port.close();
    };
    port.on('close', end);
    port.on('message', ({ data }) => {
      const message: unknown = data;
      if (session) {
        if (typeof message === 'string' || message instanceof Uint8Array) session.receive(message);
        return;
      }
      session = this.#open(port, roomWished(message), hangUp);
      if (!session) hangUp();
    });
  }

  #open(port: MessagePortMain, room: string | undefined, close: () => void): ArtistSession | undefined {
    if (room === undefined) return undefined;
    const session = this.#engine.openArtist(room, {
      send: message => port.postMessage(message),
      // A port has no back-pressure to ask for; main and page share one machine.
      bufferedBytes: () => 0,
      close,
    });
    if (session) this.#rooms.set(port, room);
    return session;
  }
}

function roomWished(message: unknown): string | undefined {
  try {
    return typeof message === 'string' ? RoomWish.parse(JSON.parse(message)).room : undefined;
  } catch {
    return undefined; // Neither JSON nor a wish: the port is closed, and the page sees just that.
  }
}
