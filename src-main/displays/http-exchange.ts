import http from 'node:http';
import type { Clock } from '#shared/clock';
import type { Why } from '#shared/contract/state';
import { whyOfError } from './why.ts';

/** The largest answer of a display is its stored configuration (32 kB); more is not from a display. */
const REPLY_BYTES_MAX = 64 * 1024;

export interface HttpExchange {
  readonly url: URL;
  readonly agent: http.Agent;
  readonly clock: Clock;
  readonly deadlineMs: number;
  /** Aborts the exchange with a reset, if it runs. */
  readonly signal: AbortSignal;
}

export interface HttpReply {
  readonly status: number;
  readonly body: Buffer;
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

/** One GET: a deadline for the whole of it, a bounded reply. Rejects with `ExchangeError`. */
export function exchange(options: HttpExchange): Promise<HttpReply> {
  const { url, agent, clock, deadlineMs, signal } = options;
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent });
    const settle = () => {
      clock.clearTimeout(deadline);
      signal.removeEventListener('abort', stop);
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
    signal.addEventListener('abort', stop);
    // Also after the exchange is settled, when our own reset comes back as an error.
    request.on('error', error => fail(whyOfError(error), request.reusedSocket));
    request.on('response', response => {
      readBody(response, fail, body => {
        settle();
        resolve({ status: response.statusCode ?? 0, body });
      });
    });
  });
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
