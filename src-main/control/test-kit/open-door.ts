import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { SentPicture } from '#shared/contract/ports';
import { systemClock } from '../../platform/system-clock.ts';
import { type ArtistLink, ArtistSession } from '../../rooms/artist-session.ts';
import type { Room } from '../../rooms/room.ts';
import { recordingLog } from '../../store/test-kit/recording-log.ts';
import { temporaryFolder } from '../../store/test-kit/temporary-folder.ts';
import { OperatorDoor, type OperatorDoorOptions, type OperatorPorts } from '../operator-door.ts';
import { OperatorToken } from '../operator-token.ts';
import { DoorSocket } from './door-socket.ts';
import { SmallEngine } from './small-engine.ts';

/** The small engine, with a canvas if it is given one, and with pictures that leave when the test says so. */
export class DoorEngine extends SmallEngine implements OperatorPorts {
  readonly artists = new Set<ArtistSession>();
  readonly #token: OperatorToken;
  readonly #room: Room | undefined;
  readonly #listeners = new Set<(picture: SentPicture) => void>();
  readonly #last = new Map<string, SentPicture>();

  constructor(token: OperatorToken, room: Room | undefined) {
    super();
    this.#token = token;
    this.#room = room;
  }

  override readonly access = {
    renew: () => `http://127.0.0.1/operator?token=${this.#token.renew()}`,
  };

  openArtist(room: string, link: ArtistLink): ArtistSession | undefined {
    if (this.#room?.code !== room) return undefined;
    const session = new ArtistSession({ room: this.#room, link, clock: this.clock, log: recordingLog() });
    this.artists.add(session);
    return session;
  }

  closeArtist(session: ArtistSession): void {
    this.artists.delete(session);
    session.closed();
  }

  onSent(listener: (picture: SentPicture) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  lastSent(display: string): readonly SentPicture[] {
    const last = this.#last.get(display);
    return last ? [last] : [];
  }

  send(picture: SentPicture): void {
    this.#last.set(picture.display, picture);
    for (const listener of this.#listeners) listener(picture);
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The body as JSON; throws when it is none. */
  readonly json: () => unknown;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

export type DoorOptions = Partial<
  Pick<OperatorDoorOptions, 'allowedHosts' | 'exemptLoopback' | 'limits' | 'clock'>
> & { readonly room?: Room; readonly staticFolder?: string };

/** A real door behind a real port; closed when the test is over. */
export async function openDoor({ room, ...options }: DoorOptions = {}) {
  const folder = temporaryFolder();
  const staticFolder = writePages(path.join(folder, 'pages'));
  const token = new OperatorToken({ folder });
  const engine = new DoorEngine(token, room);
  const log = recordingLog();
  const door = new OperatorDoor({
    engine,
    token,
    allowedHosts: [],
    staticFolder,
    clock: systemClock,
    log,
    ...options,
  });
  const server = createServer((asked, response) => {
    if (!door.answer(asked, response)) response.writeHead(204, { 'x-not': 'the door' }).end();
  });
  server.on('upgrade', (asked, socket, head) => {
    if (!door.upgrade(asked, socket, head)) socket.destroy();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const host = `127.0.0.1:${port}`;
  onTestFinished(async () => {
    door.close();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });
  return {
    engine,
    token,
    door,
    log,
    port,
    host,
    url: `http://${host}`,
    folder,
    /** What a script sends along. */
    bearer: () => ({ authorization: `Bearer ${token.value}` }),
    ask: (target: string, how: Ask = {}) => ask(port, target, { ...how, headers: { host, ...how.headers } }),
    /** What a browser sends along after it opened the page. */
    cookie: () => ({ cookie: `lienzo-operator-${port}=${token.value}` }),
    socket: (target: string, headers: Record<string, string> = {}) =>
      new DoorSocket(`ws://${host}${target}`, headers),
  };
}
export type OpenDoor = Awaited<ReturnType<typeof openDoor>>;

/** A request as a socket sends it: `fetch` would tidy up path, Host and Origin. */
function ask(port: number, target: string, { method = 'GET', headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: target, method, headers, agent: false }, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { statusCode: status = 0, headers: answered } = response;
        resolve({ status, headers: answered, body: text, json: () => JSON.parse(text) });
      });
    })
      .once('error', reject)
      .end(body);
  });
}

/** Built pages as the bundler leaves them: what is the operator's apart from what anybody may read. */
function writePages(folder: string): string {
  mkdirSync(path.join(folder, 'operator', 'assets'), { recursive: true });
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><script type="module" src="./operator/assets/index-B3x9_aQ2.js"></script>',
  );
  writeFileSync(
    path.join(folder, 'operator', 'assets', 'index-B3x9_aQ2.js'),
    `export {};${' '.repeat(2_000)}\n`,
  );
  return folder;
}
