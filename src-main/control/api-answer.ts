import type { IncomingMessage, ServerResponse } from 'node:http';
import { ErrorEvent, ORPCError } from '@orpc/server';
import { z } from 'zod';
import { CommandError } from './command-error.ts';

/** D1: how every refusal looks, whatever refused it. */
export interface ApiError {
  readonly ok: false;
  readonly error: string;
  readonly code: string;
}

const BROKEN = 'Something broke inside Lienzo; its log says what. The show goes on.';

/** What the schema found wrong with an input, as oRPC hands it over. */
const Issues = z.object({
  issues: z.array(
    z.object({
      message: z.string(),
      path: z.array(z.union([z.string(), z.number(), z.object({ key: z.unknown() })])).optional(),
    }),
  ),
});

/** D1 of an error that a command answered, or that it fell over. Of the latter nothing but its being is told. */
export function apiErrorOf(error: ORPCError<string, unknown>): ApiError {
  if (error.status >= 500 && !error.defined) return { ok: false, error: BROKEN, code: 'INTERNAL' };
  const wrong = error.code === 'BAD_REQUEST' ? whatIsWrong(error) : undefined;
  return { ok: false, error: wrong ?? error.message, code: error.code };
}

/** Answers a request of automation that never got to a command. */
export function refuseApi(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { code, sentence }: { code: string; sentence: string },
): void {
  const body = Buffer.from(JSON.stringify({ ok: false, error: sentence, code } satisfies ApiError));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** D1 in a stream: the errors of its events look like those of every other answer. */
export async function* streamWithApiErrors(events: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* events;
  } catch (error) {
    const cause = error instanceof ErrorEvent ? error.cause : error;
    throw new ErrorEvent({ data: streamErrorOf(cause), cause });
  }
}

/** What a stream read may be gone in the middle: a room that was closed, a display that was removed. */
function streamErrorOf(cause: unknown): ApiError {
  if (cause instanceof CommandError) return { ok: false, error: cause.message, code: cause.code };
  return apiErrorOf(cause instanceof ORPCError ? cause : new ORPCError('INTERNAL_SERVER_ERROR', { cause }));
}

/** `panic: Invalid option: expected one of "live"|"frozen"|"dark"` */
function whatIsWrong({ data }: ORPCError<string, unknown>): string | undefined {
  const issues = Issues.safeParse(data);
  if (!issues.success || issues.data.issues.length === 0) return undefined;
  return issues.data.issues
    .map(({ path = [], message }) => {
      const place = path.map(step => (typeof step === 'object' ? String(step.key) : step)).join('.');
      return place === '' ? message : `${place}: ${message}`;
    })
    .join(' · ');
}
