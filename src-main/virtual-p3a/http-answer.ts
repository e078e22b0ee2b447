import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { DISPLAY_REFUSALS } from '#shared/wire/display-api';
import type { Answer, Exchange } from './exchange.ts';
import type { Refusal } from './refusal.ts';

/** D1. A picture goes out as it is. */
export function sendAnswer(exchange: Exchange, answer: Answer): void {
  if ('png' in answer) {
    send(exchange.response, answer.status, 'image/png', answer.png, answer.headers);
  } else {
    sendJson(exchange.response, answer.status, { ok: true, data: answer.data });
  }
}

/** D1, D4. */
export function sendRefusal(exchange: Exchange, refusal: Refusal): void {
  closeWhenUnread(exchange);
  sendJson(exchange.response, DISPLAY_REFUSALS[refusal.code], refusalBody(refusal));
}

/** For what should not happen: no rule gives it a code of its own. */
export function sendFailure(exchange: Exchange): void {
  closeWhenUnread(exchange);
  const error = 'The display failed to do this; its log says why.';
  sendJson(exchange.response, 500, { ok: false, error, code: 'INTERNAL' });
}

/** Answers a WebSocket handshake with a refusal, on the bare socket. */
export function refuseUpgrade(socket: Duplex, refusal: Refusal): void {
  const body = JSON.stringify(refusalBody(refusal));
  const status = DISPLAY_REFUSALS[refusal.code];
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    // The peer need not close its half for the connection to be over.
    () => socket.destroy(),
  );
}

function refusalBody(refusal: Refusal): object {
  return { ok: false, error: refusal.message, code: refusal.code };
}

/**
 * A body that nobody will read: when the sender still waits for `100 Continue` the connection ends, so that it need not come at
 * all. Otherwise Node reads it to its end and throws it away; closing at once would reset the connection and take the answer
 * with it.
 */
function closeWhenUnread({ request, response }: Exchange): void {
  const waits = request.headers.expect?.toLowerCase() === '100-continue';
  if (waits && !request.complete) response.setHeader('Connection', 'close');
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, status, 'application/json', Buffer.from(JSON.stringify(body)), {});
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): void {
  // The client may be gone by now; then there is nobody to answer.
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body);
}
