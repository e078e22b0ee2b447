import http from 'node:http';
import type { Clock } from '#shared/clock';
import type { Why } from '#shared/contract/state';
import {
  ExchangeError,
  exchange,
  type HttpHost,
  type HttpReply,
  httpHostOf,
  type RequestBody,
} from './http-exchange.ts';
import { meaningOf } from './reply-meaning.ts';
import { DisplayError } from './why.ts';

/** D7. */
const DEADLINE_MS = 5_000;

export interface DeviceRequest {
  readonly path: string;
  /** Posted; a GET without one. */
  readonly body?: RequestBody;
  /** From the moment at which its turn has come; D7's 5 s unless set. */
  readonly deadlineMs?: number;
  /** Takes the request back: it is reset if it runs, and never begins if it still waits. */
  readonly signal?: AbortSignal | undefined;
}

export interface DeviceAnswer {
  /** D1's. */
  readonly data: unknown;
  /** Monotonic ms: when the request began, after it had waited for its turn, and when the answer was there. */
  readonly sentAt: number;
  readonly answeredAt: number;
}

/**
 * HTTP to one display: one request in flight, in the order of the asking, on a connection that is kept (D7). Says nothing about
 * what the answers mean.
 */
export class DeviceHttp {
  readonly #address: string;
  readonly #host: HttpHost;
  readonly #clock: Clock;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  readonly #closing = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();
  #busySince: number | undefined;

  constructor(options: { address: string; clock: Clock }) {
    this.#address = options.address;
    this.#host = httpHostOf(options.address);
    this.#clock = options.clock;
  }

  /** Epoch ms since when a request has been running, if one is. */
  get busySince(): number | undefined {
    return this.#busySince;
  }

  /** Asks when its turn comes, which takes no longer than the deadlines of those before it. Rejects with `DisplayError`. */
  ask(request: DeviceRequest): Promise<DeviceAnswer> {
    const turn = this.#turn.then(() => this.#run(request));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the running request with a reset; the waiting ones fail. */
  close(): void {
    this.#closing.abort();
    this.#agent.destroy();
  }

  async #run(request: DeviceRequest): Promise<DeviceAnswer> {
    this.#busySince = this.#clock.wall();
    try {
      const reply = await this.#exchangeTwiceIfStale(request);
      const meaning = meaningOf(reply);
      if (!meaning.ok) throw this.#failed(meaning.why);
      return { data: meaning.data, sentAt: reply.sentAt, answeredAt: reply.answeredAt };
    } catch (error) {
      if (error instanceof ExchangeError) throw this.#failed(error.why);
      throw error;
    } finally {
      this.#busySince = undefined;
    }
  }

  async #exchangeTwiceIfStale(request: DeviceRequest): Promise<HttpReply> {
    try {
      return await this.#exchange(request);
    } catch (error) {
      // The firmware closes idle connections with a reset; ours to notice only when we ask again.
      if (error instanceof ExchangeError && error.stale) return this.#exchange(request);
      throw error;
    }
  }

  #exchange({ path, body, deadlineMs = DEADLINE_MS, signal }: DeviceRequest): Promise<HttpReply> {
    const signals = signal ? [this.#closing.signal, signal] : [this.#closing.signal];
    if (signals.some(({ aborted }) => aborted)) {
      throw this.#failed({ code: 'no-answer', detail: 'given up' });
    }
    return exchange({
      host: this.#host,
      path,
      body,
      agent: this.#agent,
      clock: this.#clock,
      deadlineMs,
      signals,
    });
  }

  #failed(why: Why): DisplayError {
    return new DisplayError(this.#address, why);
  }
}
