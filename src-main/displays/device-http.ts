import http from 'node:http';
import type { Clock } from '#shared/clock';
import { DisplayAnswer } from '#shared/wire/display-api';
import { ExchangeError, exchange, type HttpReply } from './http-exchange.ts';
import { DisplayError } from './why.ts';

/** D7. */
const DEADLINE_MS = 5_000;

/** HTTP to one display: one request in flight, on a connection that is kept (D7). Says nothing about what the answers mean. */
export class DeviceHttp {
  readonly #address: string;
  readonly #clock: Clock;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  readonly #closing = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();
  #busySince: number | undefined;

  constructor(options: { address: string; clock: Clock }) {
    this.#address = options.address;
    this.#clock = options.clock;
  }

  /** Epoch ms since when a request has been running, if one is. */
  get busySince(): number | undefined {
    return this.#busySince;
  }

  /** Asks for `path` when its turn comes; resolves with the `data` of a D1 answer, rejects with `DisplayError`. */
  get(path: string): Promise<unknown> {
    const turn = this.#turn.then(() => this.#run(path));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the running request with a reset; the waiting ones fail. */
  close(): void {
    this.#closing.abort();
    this.#agent.destroy();
  }

  async #run(path: string): Promise<unknown> {
    this.#busySince = this.#clock.wall();
    try {
      return this.#dataOf(await this.#exchangeTwiceIfStale(path));
    } catch (error) {
      if (error instanceof ExchangeError) throw new DisplayError(this.#address, error.why);
      throw error;
    } finally {
      this.#busySince = undefined;
    }
  }

  async #exchangeTwiceIfStale(path: string): Promise<HttpReply> {
    try {
      return await this.#exchange(path);
    } catch (error) {
      // The firmware closes idle connections with a reset; ours to notice only when we ask again.
      if (error instanceof ExchangeError && error.stale) return this.#exchange(path);
      throw error;
    }
  }

  #exchange(path: string): Promise<HttpReply> {
    if (this.#closing.signal.aborted) throw this.#failed('no-answer', 'given up');
    return exchange({
      url: new URL(path, this.#address),
      agent: this.#agent,
      clock: this.#clock,
      deadlineMs: DEADLINE_MS,
      signal: this.#closing.signal,
    });
  }

  /** Decides on `code`, not on the HTTP status: the published firmware sends 500 for most refusals. */
  #dataOf(reply: HttpReply): unknown {
    const answer = DisplayAnswer.safeParse(parseJson(reply.body)).data;
    if (!answer) throw this.#failed('bad-reply', `HTTP ${reply.status}`);
    if (answer.ok) return answer.data;
    throw this.#failed('bad-reply', `HTTP ${reply.status} ${answer.code}`);
  }

  #failed(code: 'bad-reply' | 'no-answer', detail: string): DisplayError {
    return new DisplayError(this.#address, { code, detail });
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // No JSON ("Not found" of an unknown path, a router's page): the schema refuses it and says so.
    return undefined;
  }
}
