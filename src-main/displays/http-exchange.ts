import http from 'node:http';
import type { Clock } from '#shared/clock';
import type { Why } from '#shared/contract/state';
import { whyOfError } from './why.ts';

/** The largest answer of a display is its stored configuration (32 kB); more is not from a display. */
const REPLY_BYTES_MAX = 64 * 1024;

export interface RequestBody {
  /** One after the other. */
  readonly parts: readonly Buffer[];
  readonly headers: Readonly<Record<string, string>>;
}

export interface HttpHost {
  readonly hostname: string;
  readonly port: number;
}

/** Where `http://host:port` leads to; taken apart once, because to do so costs more than to write a small request. */
export function httpHostOf(address: string): HttpHost {
  const { hostname, port } = new URL(address);
  // An IPv6 address stands in brackets in a URL, and nowhere else.
  return { hostname: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) };
}

export interface HttpExchange {
  /** `http:` host and port of the display. */
  readonly host: HttpHost;
  readonly path: string;
  /** Posted; a GET without one. Its length is told (D4: `LENGTH_REQUIRED`). */
  readonly body?: RequestBody | undefined;
  readonly agent: http.Agent;
  readonly clock: Clock;
  readonly deadlineMs: number;
  /** Any of them aborts the exchange with a reset, if it runs. */
  readonly signals: readonly AbortSignal[];
}

export interface HttpReply {
  readonly status: number;
  readonly body: Buffer;
  /** When the exchange began and when the whole reply was there, monotonic ms. */
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** `stale`: the connection had been kept from an earlier exchange and was gone; asking again is harmless. */
export class ExchangeError extends Error {
  override name = 'ExchangeError';
  readonly why: Why;
  readonly stale: boolean;

  constructor(why: Why, stale: boolean) {
    super(why.detail);
    this.why = why;
    this.stale = stale;
  }
}

/** One request: a deadline for the whole of it, a bounded reply, no redirect is followed. Rejects with `ExchangeError`. */
export function exchange(options: HttpExchange): Promise<HttpReply> {
  const { clock, deadlineMs, signals } = options;
  return new Promise((resolve, reject) => {
    const sentAt = clock.now();
    const request = begin(options);
    const settle = () => {
      clock.clearTimeout(deadline);
      for (const signal of signals) signal.removeEventListener('abort', stop);
    };
    const fail = (why: Why, stale = false) => {
      settle();
      abort(request);
      reject(new ExchangeError(why, stale));
    };
    const stop = () => fail({ code: 'no-answer', detail: 'given up' });
    const deadline = clock.setTimeout(
      () => fail({ code: 'no-answer', detail: `${deadlineMs} ms` }),
      deadlineMs,
    );
    for (const signal of signals) signal.addEventListener('abort', stop);
    // Also after the exchange is settled, when our own reset comes back as an error.
    request.on('error', error => fail(whyOfError(error), request.reusedSocket));
    request.on('response', response => {
      readBody(response, fail, body => {
        settle();
        // It answered before it had all of the picture and does not want the rest.
        if (!request.writableFinished) abort(request);
        resolve({ status: response.statusCode ?? 0, body, sentAt, answeredAt: clock.now() });
      });
    });
  });
}

function begin({ host: { hostname, port }, path, agent, body }: HttpExchange): http.ClientRequest {
  if (!body) return http.get({ hostname, port, path, agent });
  const length = body.parts.reduce((sum, part) => sum + part.length, 0);
  const headers = { ...body.headers, 'Content-Length': length };
  const request = http.request({ hostname, port, path, agent, method: 'POST', headers });
  // All of it goes to the system in one piece, headers included.
  request.cork();
  for (const part of body.parts) request.write(part);
  request.end();
  return request;
}

function readBody(
  response: http.IncomingMessage,
  fail: (why: Why) => void,
  done: (body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > REPLY_BYTES_MAX) fail({ code: 'bad-reply', detail: `over ${REPLY_BYTES_MAX} bytes` });
    else chunks.push(chunk);
  });
  response.on('error', error => fail(whyOfError(error)));
  response.on('end', () => done(Buffer.concat(chunks)));
}

/**
 * D7: real firmware can spin for ever on a peer that closes politely in the middle of a request, so an abort is a TCP reset.
 * A connection that does not stand yet cannot be reset and has told the display nothing.
 */
function abort(request: http.ClientRequest): void {
  const socket = request.socket;
  if (!socket || socket.connecting) request.destroy();
  else if (!request.destroyed) socket.resetAndDestroy();
}
