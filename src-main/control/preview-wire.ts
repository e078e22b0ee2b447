import { encodePreviewMessage } from '#shared/wire/preview-message';
import type { Connection, ConnectionUser } from '../relay/connection.ts';
import type { SentPictures } from './operator-ports.ts';
import { PreviewSession } from './preview-session.ts';

/** The pictures that left for the displays, over one connection: requests come as JSON, pictures go as binary messages. */
export class PreviewWire implements ConnectionUser {
  /** The page says what it has seen; what it has not waits in a mailbox a display. */
  readonly waitingBytes = 0;
  readonly #connection: Connection;
  readonly #session: PreviewSession;

  constructor(connection: Connection, pictures: SentPictures) {
    this.#connection = connection;
    this.#session = new PreviewSession({
      pictures,
      show: picture => connection.send({ bytes: encodePreviewMessage(picture), binary: true }),
    });
  }

  message(data: Buffer, binary: boolean): void {
    const understood = !binary && this.#session.receive(parseJson(data.toString('utf8')));
    if (!understood) this.#connection.nonsense('a message that is none of the preview’s');
  }

  closed(): void {
    this.#session.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
