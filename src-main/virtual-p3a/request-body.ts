import type { IncomingMessage } from 'node:http';
import type { Clock } from '#shared/clock';
import type { Exchange } from './exchange.ts';
import type { Heap, ReleaseHeap } from './heap.ts';
import { Refusal } from './refusal.ts';

/** The firmware's receive timeout: a sender that falls silent in mid-body for so long has given up. */
const STALLED_AFTER_MS = 10_000;

export interface HeldBody {
  readonly bytes: Buffer;
  readonly release: ReleaseHeap;
}

/**
 * Content-Length in bytes, when such a body is taken at all. Throws `Refusal` `LENGTH_REQUIRED` (chunked), `EMPTY_REQUEST` or
 * `PAYLOAD_TOO_LARGE`. A request without any length has no body (RFC 9112, 6.3).
 */
export function admittedLength(request: IncomingMessage, limitBytes: number): number {
  if (request.headers['transfer-encoding'] !== undefined) {
    throw new Refusal('LENGTH_REQUIRED', 'A chunked body is not taken: send Content-Length.');
  }
  const length = Number(request.headers['content-length'] ?? 0);
  if (length === 0) throw new Refusal('EMPTY_REQUEST', 'The request has no body.');
  if (length <= limitBytes) return length;
  throw new Refusal('PAYLOAD_TOO_LARGE', `The body has ${length} bytes; at most ${limitBytes} are taken.`);
}

/**
 * Reads a body of `length` bytes into memory of the display; the caller releases it. Throws `Refusal`: `OOM` before a byte was
 * read, `UPLOAD_INCOMPLETE` when it ends early.
 */
export async function readBody(
  exchange: Exchange,
  length: number,
  { heap, clock }: { heap: Heap; clock: Clock },
): Promise<HeldBody> {
  const release = heap.hold(length);
  if (!release) throw new Refusal('OOM', `There is no memory for ${length} bytes now.`);
  try {
    if (exchange.request.headers.expect) exchange.response.writeContinue();
    return { bytes: await receive(exchange, length, clock), release };
  } catch (error) {
    release();
    throw error;
  }
}

function receive({ request, response, cut }: Exchange, length: number, clock: Clock): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    let stalled = clock.setTimeout(incomplete, STALLED_AFTER_MS);

    function settle(outcome: () => void): void {
      clock.clearTimeout(stalled);
      request.off('data', take);
      request.off('end', complete);
      request.off('close', incomplete);
      cut.removeEventListener('abort', incomplete);
      outcome();
    }
    function take(chunk: Buffer): void {
      filled += chunk.copy(bytes, filled);
      clock.clearTimeout(stalled);
      stalled = clock.setTimeout(incomplete, STALLED_AFTER_MS);
    }
    function complete(): void {
      settle(() => resolve(bytes));
    }
    function incomplete(): void {
      // What may still come is the rest of this body and must not be read as a next request.
      if (!response.headersSent) response.setHeader('Connection', 'close');
      settle(() =>
        reject(new Refusal('UPLOAD_INCOMPLETE', `The body ended after ${filled} of ${length} bytes.`)),
      );
    }

    request.on('data', take);
    request.once('end', complete);
    request.once('close', incomplete);
    cut.addEventListener('abort', incomplete);
    // `close` follows; without a listener an aborted request would end the process.
    request.once('error', () => undefined);
  });
}
