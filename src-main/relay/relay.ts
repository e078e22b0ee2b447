import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { hostname } from 'node:os';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Clock, TimerHandle } from '#shared/clock';
import type { Log } from '#shared/log';
import type { WallState } from '#shared/wire/artist-messages';
import type { EncodeTable } from '../imaging/encode-table.ts';
import type { RoomRegistry } from '../rooms/room-registry.ts';
import type { Source } from '../sources/source.ts';
import { Admission } from './admission.ts';
import { clientAddress } from './client-address.ts';
import type { ClientInfo } from './client-info.ts';
import { readHandshake } from './handshake.ts';
import { HostCheck } from './host-check.ts';
import { limitsWith, type RelayLimits } from './limits.ts';
import { Lobby } from './lobby.ts';
import { Pages } from './pages.ts';
import type { ProgramPicture } from './program-holder.ts';
import { Reception } from './reception.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';

export interface RelayOptions {
  readonly rooms: Pick<RoomRegistry, 'get'>;
  /** The source of a room's canvas, by the room's code. */
  readonly sources: (code: string) => Source;
  readonly encodes: EncodeTable;
  /** Holds `artist.html` and its `assets/`. */
  readonly staticFolder: string;
  /** The clock of the sources: whose changes a frame shows is told by comparing times. */
  readonly clock: Clock;
  readonly log: Log;
  /** R17: names by which this machine may be called besides its addresses, `localhost` and its own name. */
  readonly allowedHosts: readonly string[];
  /** Limits other than those of `#shared/wire/relay-limits`. */
  readonly limits?: Partial<RelayLimits>;
  /** R14, R18: whether clients on this machine are free of the limits of one address. Default `true`. */
  readonly exemptLoopback?: boolean;
}

/** How often liveness is looked at: fine enough to keep R11's seconds, and nothing beside a frame's work. */
const BEAT_EVERY_MS = 500;
/** Clients that were told of the end may take this long to go; `close` promises a second. */
const STOP_WITHIN_MS = 800;
/** A request whose head is not there by then will not be read. */
const HEAD_WITHIN_MS = 10_000;
/** Node looks for late heads only every 30 s unless told. */
const CHECK_EVERY_MS = 2_000;
/** All clients, twice that many who are seen off, and page files: far below what a process may hold open. */
const SOCKETS_MAX = 1_024;

/** The door to the rooms: the artist's page over HTTP, and WebSockets for artists (A) and picture clients (R), on one port. */
export class Relay {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #limits: RelayLimits;
  readonly #admission: Admission;
  readonly #lobby: Lobby;
  readonly #reception: Reception;
  readonly #server: Server;
  readonly #upgrades: WebSocketServer;
  readonly #sockets = new Set<Socket>();
  #life: 'new' | 'listening' | 'stopping' = 'new';
  #beatTimer: TimerHandle;

  constructor(options: RelayOptions) {
    const { clock, log, allowedHosts, staticFolder, exemptLoopback = true } = options;
    const limits = limitsWith(options.limits);
    const hosts = new HostCheck(hostname(), allowedHosts);
    const pages = new Pages({ folder: staticFolder, hosts, log });
    this.#clock = clock;
    this.#log = log;
    this.#limits = limits;
    this.#admission = new Admission({ limits, hosts, clock, exemptLoopback });
    this.#lobby = new Lobby({ ...options, limits }, this.#admission);
    this.#reception = new Reception({ admission: this.#admission, lobby: this.#lobby, limits, clock, log });
    this.#upgrades = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes });
    this.#server = createServer(
      { headersTimeout: HEAD_WITHIN_MS, connectionsCheckingInterval: CHECK_EVERY_MS },
      (request, response) => {
        void pages.answer(request, response);
      },
    );
    this.#server.maxConnections = SOCKETS_MAX;
    this.#server.on('connection', socket => this.#track(socket));
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Takes a free port for 0. Rejects with the error of the operating system (`EADDRINUSE`, `EACCES`, …). */
  listen(port: number, host: string): Promise<{ readonly port: number }> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        this.#server.on('error', error =>
          this.#log.error('relay', `The relay's port failed: ${error.message}`),
        );
        this.#life = 'listening';
        this.#beat();
        const address = this.#server.address();
        resolve({ port: typeof address === 'object' && address ? address.port : port });
      });
    });
  }

  /** Everybody in a room who came through this door; empty for a room that does not exist. */
  clients(room: string): ClientInfo[] {
    return this.#lobby.door(room)?.clients ?? [];
  }

  /** The newest program picture of a room (R12), undecoded. */
  program(room: string): ProgramPicture | undefined {
    return this.#lobby.door(room)?.program.newest;
  }

  /** Tells a room's artists where their drawing is seen, now and when they join. */
  setWall(room: string, state: WallState): void {
    this.#lobby.door(room)?.setWall(state);
  }

  /** Ends every connection with 1001, within a second; finals that came in whole still reach their rooms. */
  async close(): Promise<void> {
    const closed = this.#life === 'listening' ? this.#closeServer() : undefined;
    this.#life = 'stopping';
    this.#clock.clearTimeout(this.#beatTimer);
    this.#reception.sendAway(STOP_WITHIN_MS);
    const deadline = this.#clock.setTimeout(() => this.#cutOff(), STOP_WITHIN_MS);
    await closed;
    this.#clock.clearTimeout(deadline);
    await this.#reception.settled();
  }

  /** Settles when the last socket is closed. */
  #closeServer(): Promise<void> {
    const closed = new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
    this.#server.closeIdleConnections();
    return closed;
  }

  #cutOff(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #track(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setKeepAlive(true, this.#limits.tcpKeepAliveMs);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #beat(): void {
    this.#reception.beat();
    this.#beatTimer = this.#clock.setTimeout(() => this.#beat(), BEAT_EVERY_MS);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = clientAddress(request.socket.remoteAddress);
    const refusal = this.#life === 'listening' ? this.#admission.refuses(request, address) : STOPPING;
    const handshake = readHandshake(request.url ?? '/');
    if (refusal) refuseUpgrade(socket, refusal.status, refusal.sentence);
    else if (handshake === 'nothing') refuseUpgrade(socket, 404, 'Nothing answers here.');
    else {
      this.#upgrades.handleUpgrade(request, socket, head, opened => {
        this.#reception.receive(opened, address, handshake);
      });
    }
  }
}

const STOPPING = { status: 503, sentence: 'The relay is stopping.' } as const;
