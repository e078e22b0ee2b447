import type { IncomingMessage, ServerResponse } from 'node:http';

/** One HTTP request and its answer. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Aborts when the connection says that nothing more will come. */
  readonly cut: AbortSignal;
}

/** What an endpoint answers with; a refusal is thrown instead. */
export type Answer =
  | { readonly status: 200 | 202; readonly data: object }
  | { readonly status: 200; readonly png: Buffer; readonly headers: Readonly<Record<string, string>> };

/** Path of a request target. A query is tolerated everywhere, also where it means nothing. */
export function pathOf(request: IncomingMessage): string {
  return splitTarget(request)[0];
}

export function queryOf(request: IncomingMessage): URLSearchParams {
  return new URLSearchParams(splitTarget(request)[1]);
}

function splitTarget(request: IncomingMessage): [path: string, query: string] {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}

/** Media type without parameters, in lower case; empty when there is none. */
export function mediaTypeOf(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';', 1).join().trim().toLowerCase();
}
