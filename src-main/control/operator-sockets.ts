import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock, TimerHandle } from '#shared/clock';
import type { Log } from '#shared/log';
import { CLOSE } from '#shared/wire/close-codes';
import { clientAddress } from '../relay/client-address.ts';
import { Connection, type ConnectionUser } from '../relay/connection.ts';
import type { RelayLimits } from '../relay/limits.ts';
import { refuseUpgrade } from '../relay/refuse-upgrade.ts';
import type { Commanded } from './commanded.ts';
import { commandsOf } from './commands.ts';
import { DrawWire } from './draw-wire.ts';
import { logFaults } from './log-faults.ts';
import type { OperatorAccess } from './operator-access.ts';
import { OperatorConnection } from './operator-connection.ts';
import type { OperatorSocketPath } from './operator-path.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { PreviewWire } from './preview-wire.ts';
import { RpcWire } from './rpc-wire.ts';

/** A stroke of 20,000 points takes about 240 kB; nothing else that an operator says comes near. */
const MESSAGE_BYTES = 1024 * 1024;
/** A page has three; twenty pages are more than a venue has screens. */
const SOCKETS_MAX = 64;
/** Fine enough to keep R11's seconds. */
const BEAT_EVERY_MS = 500;

/** What a WebSocket of an operator is for. */
type OperatorPurpose = Exclude<OperatorSocketPath, { kind: 'nothing' }>;

export interface OperatorSocketsOptions {
  readonly engine: Commanded & OperatorPorts;
  readonly access: OperatorAccess;
  readonly limits: RelayLimits;
  readonly clock: Clock;
  readonly log: Log;
}

/** The WebSockets of operators' pages: `/rpc`, `/rpc/draw` and `/rpc/preview`. */
export class OperatorSockets {
  readonly #options: OperatorSocketsOptions;
  readonly #rpc: RPCHandler<Record<never, never>>;
  readonly #upgrades = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES });
  readonly #open = new Set<OperatorConnection>();
  #beatTimer: TimerHandle;

  constructor(options: OperatorSocketsOptions) {
    this.#options = options;
    this.#rpc = new RPCHandler(commandsOf(options.engine), {
      interceptors: [onError(logFaults(options.log))],
    });
  }

  /** Takes the socket over, or refuses the handshake. */
  upgrade(path: OperatorSocketPath, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.#options.access.refuses(request);
    // A page cannot read the status of a handshake, but it can read a close code: one whose token is void is let in to be told,
    // so that it need not try again and again.
    const toBeTold = refusal?.status === 401 && request.headers.origin !== undefined;
    if (refusal && !toBeTold) refuseUpgrade(socket, refusal.status, refusal.sentence);
    else if (path.kind === 'nothing') refuseUpgrade(socket, 404, 'Nothing answers here.');
    else {
      this.#upgrades.handleUpgrade(request, socket, head, opened => {
        if (refusal) turnAway(opened, CLOSE.unauthorised, refusal.sentence);
        else if (this.#open.size >= SOCKETS_MAX) turnAway(opened, CLOSE.full, 'too many operators’ pages');
        else this.#receive(path, request, opened);
      });
    }
  }

  /** The token was renewed: nobody who came by the old one is heard any more. */
  revoke(): void {
    for (const connection of this.#open) connection.revoke();
  }

  /** R4: ends those who came by a local address that is no longer open to them. */
  keepOnly(accepts: (localAddress: string) => boolean): void {
    for (const connection of this.#open) {
      if (!accepts(connection.localAddress))
        connection.close('this machine is no longer seen in that network');
    }
  }

  close(): void {
    for (const connection of this.#open) connection.close('the engine is stopping');
    this.#options.clock.clearTimeout(this.#beatTimer);
  }

  #receive(path: OperatorPurpose, request: IncomingMessage, socket: WebSocket): void {
    const { limits, clock, log } = this.#options;
    const connection = new Connection({
      socket,
      address: clientAddress(request.socket.remoteAddress),
      localAddress: clientAddress(request.socket.localAddress),
      limits,
      clock,
      log,
      onGone: () => this.#gone(operator),
    });
    const operator = new OperatorConnection({
      connection,
      user: this.#userOf(path, connection),
      beats: path.kind !== 'draw',
      now: clock.now(),
    });
    this.#open.add(operator);
    if (this.#open.size === 1) this.#beatLater();
  }

  #userOf(path: OperatorPurpose, connection: Connection): ConnectionUser {
    const { engine } = this.#options;
    switch (path.kind) {
      case 'rpc':
        return new RpcWire(connection, this.#rpc);
      case 'draw':
        return new DrawWire(connection, engine, path.room);
      case 'preview':
        return new PreviewWire(connection, engine);
      default:
        return path satisfies never;
    }
  }

  #gone(operator: OperatorConnection): void {
    this.#open.delete(operator);
    if (this.#open.size === 0) this.#options.clock.clearTimeout(this.#beatTimer);
  }

  /** Only while somebody is there: an engine without operators has nothing to do here. */
  #beatLater(): void {
    this.#beatTimer = this.#options.clock.setTimeout(() => {
      for (const connection of this.#open) connection.beat(this.#options.clock.now());
      if (this.#open.size > 0) this.#beatLater();
    }, BEAT_EVERY_MS);
  }
}

/** R4. */
function turnAway(socket: WebSocket, code: number, reason: string): void {
  // Whoever has gone by now needs no answer.
  socket.on('error', () => undefined);
  socket.close(code, reason);
}
