import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * The pages' scripts are their own files only. Mantine writes style elements, hence 'unsafe-inline' for styles; small fonts are
 * inlined by the bundler; a WebSocket of the same host is not 'self' in every browser.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What every answer says, whatever it is. */
export function setSafetyHeaders(response: ServerResponse): void {
  response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
}

/** R17. */
export const UNKNOWN_NAME =
  'This relay is not known by that name. Use its address, or list the name in the settings.';

/** Answers with a sentence. Whatever the request brought along is not read. */
export function say(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  sentence: string,
): void {
  answerWith(request, response, status, { type: 'text/plain; charset=utf-8', body: `${sentence}\n` });
}

/** Answers with a text that nobody keeps. */
export function answerWith(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { type, body }: { type: string; body: string },
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
