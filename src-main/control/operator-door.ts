import type { IncomingMessage, ServerResponse } from 'node:http';
import { hostname } from 'node:os';
import type { Duplex } from 'node:stream';
import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import { clientAddress } from '../relay/client-address.ts';
import { HostCheck } from '../relay/host-check.ts';
import { limitsWith, type RelayLimits } from '../relay/limits.ts';
import type { OperatorGate } from '../relay/operator-gate.ts';
import { say, setSafetyHeaders } from '../relay/page-answer.ts';
import { refuseApi } from './api-answer.ts';
import { ApiHandler } from './api-handler.ts';
import type { Commanded } from './commanded.ts';
import { OperatorAccess, type Refusal } from './operator-access.ts';
import { OperatorPage } from './operator-page.ts';
import { type OperatorPath, readOperatorPath, readOperatorSocketPath } from './operator-path.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OperatorSockets } from './operator-sockets.ts';
import type { OperatorToken } from './operator-token.ts';

export type { OperatorPorts } from './operator-ports.ts';

/** As of the WebSockets: each stream reads the whole state for itself, four times a second. */
const ANSWERS_MAX = 64;

export interface OperatorDoorOptions {
  readonly engine: Commanded & OperatorPorts;
  readonly token: OperatorToken;
  /** R17: names by which this machine may be called besides its addresses, `localhost` and its own name. */
  readonly allowedHosts: readonly string[];
  /** The built pages: `index.html` with `operator/assets/`. */
  readonly staticFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<RelayLimits>;
  /** R18: whether this machine itself may guess tokens. Default `true`. */
  readonly exemptLoopback?: boolean;
}

/**
 * What an operator reaches over the network, and nobody else: the page, the commands over HTTP and over a WebSocket, the canvas and
 * the pictures that left.
 */
export class OperatorDoor implements OperatorGate {
  readonly #access: OperatorAccess;
  readonly #page: OperatorPage;
  readonly #api: ApiHandler;
  readonly #sockets: OperatorSockets;
  readonly #log: Log;
  /** Answers of automation that are not finished, streams above all. */
  readonly #answers = new Set<ServerResponse>();
  readonly #stopListening: () => void;

  constructor(options: OperatorDoorOptions) {
    const { engine, token, clock, log, exemptLoopback = true } = options;
    const limits = limitsWith(options.limits);
    const hosts = new HostCheck(hostname(), options.allowedHosts);
    this.#log = log;
    this.#access = new OperatorAccess({ token, hosts, limits, clock, exemptLoopback });
    this.#page = new OperatorPage({ folder: options.staticFolder, token });
    this.#api = new ApiHandler({ engine, log });
    this.#sockets = new OperatorSockets({ engine, access: this.#access, limits, clock, log });
    this.#stopListening = token.on(() => this.#revoke());
  }

  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const path = readOperatorPath(request.url ?? '');
    if (!path) return false;
    this.#answer(path, request, response).catch((error: unknown) => {
      // Mostly somebody who left in the middle of an answer.
      this.#log.debug('control', `An operator could not be answered: ${String(error)}`);
      response.destroy();
    });
    return true;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const path = readOperatorSocketPath(request.url ?? '');
    if (!path) return false;
    this.#sockets.upgrade(path, request, socket, head);
    return true;
  }

  /** R4: this machine is no longer seen by some of its addresses: ends the operators who came by those. */
  keepOnly(accepts: (localAddress: string) => boolean): void {
    this.#sockets.keepOnly(accepts);
    for (const answer of this.#answers) {
      if (!accepts(clientAddress(answer.socket?.localAddress))) answer.destroy();
    }
  }

  /** Ends everything that is open, with 1001. */
  close(): void {
    this.#stopListening();
    this.#sockets.close();
    for (const answer of this.#answers) answer.destroy();
  }

  async #answer(path: OperatorPath, request: IncomingMessage, response: ServerResponse): Promise<void> {
    setSafetyHeaders(response);
    const addressed = path.kind === 'page' || path.kind === 'moved' ? path.token : undefined;
    const refusal = this.#access.refuses(request, addressed);
    if (path.kind === 'api') await this.#answerApi(request, response, refusal);
    else if (refusal) this.#page.refuse(request, response, refusal);
    else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      say(request, response, 405, 'Only GET and HEAD are answered here.');
    } else await this.#page.answer(path, request, response);
  }

  async #answerApi(
    request: IncomingMessage,
    response: ServerResponse,
    refusal: Refusal | undefined,
  ): Promise<void> {
    if (refusal) {
      if (refusal.status === 401) response.setHeader('www-authenticate', 'Bearer');
      if (refusal.status === 429) response.setHeader('retry-after', '60');
      refuseApi(request, response, refusal.status, refusal);
      return;
    }
    if (this.#answers.size >= ANSWERS_MAX) {
      const sentence = `${ANSWERS_MAX} answers are open already, most of them streams that somebody forgot. Close some.`;
      refuseApi(request, response, 429, { code: 'TOO_MANY', sentence });
      return;
    }
    this.#answers.add(response);
    response.once('close', () => this.#answers.delete(response));
    await this.#api.answer(request, response);
  }

  /** The token was renewed. What this very turn still answers (the new token itself) leaves; everything else ends. */
  #revoke(): void {
    this.#sockets.revoke();
    const open = [...this.#answers];
    setImmediate(() => {
      for (const answer of open) if (!answer.writableEnded) answer.destroy();
    });
  }
}
