import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import { DISPLAY_LIMITS, DISPLAY_PATHS, FRAME_ORDINAL_HEADER } from '#shared/wire/display-api';
import type { StreamTouch } from '#shared/wire/stream-back-channel';
import { encodePng } from '../imaging/pictures.ts';
import { DEBUG_TOUCH_BYTES, readTouch } from './debug-touch.ts';
import type { DeviceConfig } from './device-config.ts';
import { type Answer, type Exchange, pathOf, queryOf } from './exchange.ts';
import type { Faults } from './faults.ts';
import type { Heap } from './heap.ts';
import { sendAnswer, sendFailure, sendRefusal } from './http-answer.ts';
import type { Panel } from './panel.ts';
import type { PictureCycle } from './picture-cycle.ts';
import { Refusal } from './refusal.ts';
import type { Report } from './report.ts';
import { admittedLength, readBody } from './request-body.ts';
import type { UploadEndpoints } from './upload-endpoints.ts';

/** Longer than any sender polls, so that a kept connection (D7) is not closed just as the next request leaves. */
const KEEP_ALIVE_MS = 65_000;

/** What is no HTTP gets no envelope. */
const BAD_REQUEST = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

type Endpoint = (exchange: Exchange) => Answer | Promise<Answer>;

export interface HttpApiParts {
  readonly uploads: UploadEndpoints;
  readonly cycle: PictureCycle;
  readonly panel: Panel;
  readonly config: DeviceConfig;
  readonly report: Report;
  /** Puts a finger on the panel; throws `Refusal` when nobody is told. */
  readonly touch: (touch: StreamTouch['payload']) => void;
  readonly heap: Heap;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly log: Log;
  /** The configuration has changed. */
  readonly onConfig: () => void;
}

/** D: the HTTP side of the display. Owns no socket: whoever builds it listens and closes. */
export class HttpApi {
  readonly server: Server;
  readonly #parts: HttpApiParts;
  readonly #endpoints: ReadonlyMap<string, Endpoint>;
  /** What a connection is busy with. */
  readonly #underWay = new WeakMap<Duplex, { exchange: Exchange; cut: AbortController }>();
  readonly #taken = new Set<Promise<void>>();

  constructor(parts: HttpApiParts) {
    this.#parts = parts;
    this.#endpoints = this.#routes();
    const take = (request: IncomingMessage, response: ServerResponse): void => {
      const cut = new AbortController();
      const exchange = { request, response, cut: cut.signal };
      this.#underWay.set(request.socket, { exchange, cut });
      const taken = this.#take(exchange).finally(() => this.#taken.delete(taken));
      this.#taken.add(taken);
    };
    this.server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, take);
    // The body is asked for only when it will be read.
    this.server.on('checkContinue', take);
    this.server.on('clientError', (_error, socket) => this.#broken(socket));
  }

  /** Resolves when no request is being worked on; call it when the server is closed. */
  async idle(): Promise<void> {
    await Promise.all(this.#taken);
  }

  #routes(): Map<string, Endpoint> {
    const { uploads, report, cycle, config } = this.#parts;
    const step = (by: 1 | -1) => (): Answer => {
      cycle.queue(by);
      return { status: 202, data: { queued: true } };
    };
    return new Map<string, Endpoint>([
      [`POST ${DISPLAY_PATHS.uploadImage}`, exchange => uploads.uploadImage(exchange)],
      [`POST ${DISPLAY_PATHS.displayRaw}`, exchange => uploads.displayRaw(exchange)],
      [`GET ${DISPLAY_PATHS.status}`, () => ({ status: 200, data: report.status() })],
      [`GET ${DISPLAY_PATHS.networkStats}`, () => ({ status: 200, data: report.networkStats() })],
      [`POST ${DISPLAY_PATHS.swapNext}`, step(1)],
      [`POST ${DISPLAY_PATHS.swapBack}`, step(-1)],
      [`GET ${DISPLAY_PATHS.config}`, () => ({ status: 200, data: config.all })],
      [`PUT ${DISPLAY_PATHS.config}`, exchange => this.#putConfig(exchange)],
      [`GET ${DISPLAY_PATHS.shownPng}`, () => this.#shownPng()],
      [`POST ${DISPLAY_PATHS.touch}`, exchange => this.#touch(exchange)],
    ]);
  }

  async #take(exchange: Exchange): Promise<void> {
    const { faults, log } = this.#parts;
    if (faults.silent) return;
    try {
      sendAnswer(exchange, await this.#answer(exchange));
    } catch (error) {
      if (error instanceof Refusal) return sendRefusal(exchange, error);
      log.error('virtual-p3a', 'A request to a virtual display failed.', { reason: String(error) });
      sendFailure(exchange);
    }
  }

  #answer(exchange: Exchange): Answer | Promise<Answer> {
    const { request } = exchange;
    if (this.#parts.faults.refusing) throw new Refusal('BUSY', 'The display is busy.');
    const endpoint = this.#endpoints.get(`${request.method} ${pathOf(request)}`);
    if (!endpoint) throw new Refusal('NOT_FOUND', `There is no ${request.method} ${pathOf(request)} here.`);
    return endpoint(exchange);
  }

  async #putConfig(exchange: Exchange): Promise<Answer> {
    const { config, onConfig } = this.#parts;
    const text = await this.#text(exchange, DISPLAY_LIMITS.configBytes);
    const merge = queryOf(exchange.request).get('merge') === 'true';
    await config.replace(text, { merge });
    onConfig();
    return { status: 200, data: config.all };
  }

  async #touch(exchange: Exchange): Promise<Answer> {
    const touch = readTouch(await this.#text(exchange, DEBUG_TOUCH_BYTES));
    this.#parts.touch(touch);
    return { status: 200, data: touch };
  }

  async #text(exchange: Exchange, limitBytes: number): Promise<string> {
    const length = admittedLength(exchange.request, limitBytes);
    const body = await readBody(exchange, length, this.#parts);
    try {
      return body.bytes.toString('utf8');
    } finally {
      body.release();
    }
  }

  /** D8: the picture and its number belong together, however long the encoding takes. */
  async #shownPng(): Promise<Answer> {
    const { pixels, ordinal } = this.#parts.panel.shown;
    const png = await encodePng(pixels);
    return { status: 200, png, headers: { [FRAME_ORDINAL_HEADER]: String(ordinal) } };
  }

  /**
   * What came is no HTTP, or it ended in mid-body. An answer that is under way still goes out, and then the connection ends;
   * otherwise it ends now.
   */
  #broken(socket: Duplex): void {
    const busy = this.#underWay.get(socket);
    if (!socket.writable) {
      socket.destroy();
    } else if (busy && !busy.exchange.response.writableEnded) {
      if (!busy.exchange.response.headersSent) busy.exchange.response.setHeader('Connection', 'close');
      if (!busy.exchange.request.complete) busy.cut.abort();
    } else {
      socket.end(BAD_REQUEST, () => socket.destroy());
    }
  }
}
