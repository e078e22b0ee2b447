import { createServer, type IncomingMessage } from 'node:http';
import { hostname } from 'node:os';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Clock, TimerHandle } from '#shared/clock';
import type { Person } from '#shared/contract/room';
import type { TouchdesignerState } from '#shared/contract/touchdesigner';
import type { Log } from '#shared/log';
import type { WallState } from '#shared/wire/artist-messages';
import type { Touch } from '#shared/wire/relay-messages';
import type { EncodeTable } from '../imaging/encode-table.ts';
import type { RoomRegistry } from '../rooms/room-registry.ts';
import type { PaintedSource } from '../sources/source.ts';
import { Admission } from './admission.ts';
import { clientAddress } from './client-address.ts';
import { readHandshake } from './handshake.ts';
import { HostCheck } from './host-check.ts';
import { limitsWith, type RelayLimits } from './limits.ts';
import { Lobby } from './lobby.ts';
import type { OperatorGate } from './operator-gate.ts';
import { Pages } from './pages.ts';
import type { ProgramPicture } from './program-holder.ts';
import { Reception } from './reception.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { type Accepts, localAddressOf, RelayPort } from './relay-port.ts';

export interface RelayOptions {
  readonly rooms: Pick<RoomRegistry, 'get'>;
  /** The source of a room's canvas, by the room's code. */
  readonly sources: (code: string) => PaintedSource;
  readonly encodes: EncodeTable;
  /** The built pages of guests and viewers with their `assets/`, and TouchDesigner's kit in `td/`. */
  readonly staticFolder: string;
  /** The clock of the sources: whose changes a frame shows is told by comparing times. */
  readonly clock: Clock;
  readonly log: Log;
  /** R17: names by which this machine may be called besides its addresses, `localhost` and its own name. */
  readonly allowedHosts: readonly string[];
  /** Answers before the relay does. */
  readonly operator?: OperatorGate;
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
/**
 * Of these, one address may hold a quarter: enough for a whole venue behind one router (a phone that loads the page opens six for a
 * moment), and three quarters are left for everybody else.
 */
const SOCKETS_PER_ADDRESS = 256;
/** An answer that nobody reads, and a connection on which nothing happens. WebSockets are looked after by their own beats. */
const IDLE_MS = 30_000;

/** The door to the rooms: the artist's page over HTTP, and WebSockets for artists (A) and picture clients (R), on one port. */
export class Relay {
  readonly #clock: Clock;
  readonly #admission: Admission;
  readonly #lobby: Lobby;
  readonly #reception: Reception;
  readonly #operator: OperatorGate | undefined;
  readonly #port: RelayPort;
  readonly #upgrades: WebSocketServer;
  readonly #programListeners = new Set<(room: string, picture: ProgramPicture) => void>();
  #life: 'new' | 'listening' | 'stopping' = 'new';
  #beatTimer: TimerHandle;
  #cutTimer: TimerHandle;

  constructor(options: RelayOptions) {
    const { clock, log, allowedHosts, staticFolder, exemptLoopback = true } = options;
    const limits = limitsWith(options.limits);
    const hosts = new HostCheck(hostname(), allowedHosts);
    const pages = new Pages({ folder: staticFolder, hosts, log });
    this.#clock = clock;
    this.#operator = options.operator;
    this.#admission = new Admission({ limits, hosts, clock, exemptLoopback });
    const onProgram = (room: string, picture: ProgramPicture) => {
      for (const listener of this.#programListeners) listener(room, picture);
    };
    this.#lobby = new Lobby({ ...options, limits, onProgram }, this.#admission);
    this.#reception = new Reception({ admission: this.#admission, lobby: this.#lobby, limits, clock, log });
    this.#upgrades = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes });
    const server = createServer(
      { headersTimeout: HEAD_WITHIN_MS, connectionsCheckingInterval: CHECK_EVERY_MS },
      (request, response) => {
        if (!this.#operator?.answer(request, response)) void pages.answer(request, response);
      },
    );
    server.maxConnections = SOCKETS_MAX;
    server.setTimeout(IDLE_MS);
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#port = new RelayPort({
      server,
      keepAliveMs: limits.tcpKeepAliveMs,
      socketsPerAddress: SOCKETS_PER_ADDRESS,
      log,
    });
  }

  /** Takes a free port for 0. Rejects with the error of the operating system (`EADDRINUSE`, `EACCES`, …). */
  async listen(port: number, host: string): Promise<{ readonly port: number }> {
    const bound = await this.#port.listen(port, host);
    this.#life = 'listening';
    this.#beat();
    return bound;
  }

  /**
   * Listens on another host or accepts others than before; whoever came in by an address of this machine that is not accepted any
   * more ends with 1001, nobody else notices. Rejects as `listen` does; then everything is as it was.
   */
  async rebind(port: number, host: string, accepts: Accepts = () => true): Promise<void> {
    await this.#port.move({ port, host }, accepts);
    this.#reception.sendAwayUnless(address => this.#port.accepts(address), STOP_WITHIN_MS);
    this.#clock.clearTimeout(this.#cutTimer);
    // What is no client of a room, an operator's page say, may still read the answer to what it asked for.
    this.#cutTimer = this.#clock.setTimeout(() => this.#port.cutOff('unaccepted'), STOP_WITHIN_MS);
  }

  /** Everybody in a room who came through this door; empty for a room that does not exist. */
  people(room: string): Person[] {
    return this.#lobby.door(room)?.people ?? [];
  }

  /** R4: ends a client of a room with 4403; false when there is no such client. */
  removePerson(room: string, client: string): boolean {
    return this.#lobby.door(room)?.remove(client) ?? false;
  }

  /** R4: ends everybody in a room. */
  sendAway(room: string, code: number, reason: string): void {
    this.#lobby.door(room)?.sendAway(code, reason);
  }

  /** How TouchDesigner is connected to a room; for a room that does not exist: not at all. */
  touchdesigner(room: string): TouchdesignerState {
    return this.#lobby.door(room)?.touchdesigner ?? { clients: [] };
  }

  /** R20: shows the room's TouchDesigner clients a PNG of its canvas's size. Returns how many there are. */
  sendTestPicture(room: string, png: Buffer): number {
    return this.#lobby.door(room)?.test(png) ?? 0;
  }

  /** R16: tells the room's TouchDesigner clients of a finger on a display. */
  touch(room: string, touch: Touch): void {
    this.#lobby.door(room)?.touch(touch);
  }

  /** The newest program picture of a room (R12), undecoded. */
  program(room: string): ProgramPicture | undefined {
    return this.#lobby.door(room)?.program.newest;
  }

  /** Hears of every program picture (R12), by the code of its room. `listener` must not throw. Returns how to stop. */
  onProgram(listener: (room: string, picture: ProgramPicture) => void): () => void {
    this.#programListeners.add(listener);
    return () => this.#programListeners.delete(listener);
  }

  /** Tells a room's artists where their drawing is seen, now and when they join. */
  setWall(room: string, state: WallState): void {
    this.#lobby.door(room)?.setWall(state);
  }

  /** Ends every connection with 1001, within a second; finals that came in whole still reach their rooms. */
  async close(): Promise<void> {
    const closed = this.#life === 'listening' ? this.#port.close() : undefined;
    this.#life = 'stopping';
    this.#clock.clearTimeout(this.#beatTimer);
    this.#clock.clearTimeout(this.#cutTimer);
    this.#reception.sendAway(STOP_WITHIN_MS);
    const deadline = this.#clock.setTimeout(() => this.#port.cutOff('everybody'), STOP_WITHIN_MS);
    await closed;
    this.#clock.clearTimeout(deadline);
    await this.#reception.settled();
  }

  #beat(): void {
    this.#reception.beat();
    this.#beatTimer = this.#clock.setTimeout(() => this.#beat(), BEAT_EVERY_MS);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#life === 'listening' && this.#operator?.upgrade(request, socket, head)) return;
    const address = clientAddress(request.socket.remoteAddress);
    const refusal = this.#life === 'listening' ? this.#admission.refuses(request, address) : STOPPING;
    const handshake = readHandshake(request.url ?? '/');
    if (refusal) refuseUpgrade(socket, refusal.status, refusal.sentence);
    else if (handshake === 'nothing') refuseUpgrade(socket, 404, 'Nothing answers here.');
    else {
      this.#upgrades.handleUpgrade(request, socket, head, opened => {
        const localAddress = localAddressOf(request.socket);
        this.#reception.receive(opened, { address, localAddress }, handshake);
      });
    }
  }
}

const STOPPING = { status: 503, sentence: 'The relay is stopping.' } as const;
