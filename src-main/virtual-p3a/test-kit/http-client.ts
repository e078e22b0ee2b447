import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { DisplayAnswer, FRAME_ORDINAL_HEADER } from '#shared/wire/display-api';

export interface HttpReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpCall {
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Buffer | string;
  readonly agent?: Agent;
}

/** One request over plain node:http, Content-Length set by Node. */
export function call(
  method: string,
  url: string,
  { headers, body, agent }: HttpCall = {},
): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: headers ?? {}, agent: agent ?? new Agent() }, response => {
      buffer(response).then(
        bytes => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes }),
        reject,
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Success: the `data` of D1. */
export function dataOf(reply: HttpReply): unknown {
  const answer = DisplayAnswer.parse(JSON.parse(reply.body.toString()));
  if (!answer.ok) throw new Error(`refused with ${answer.code}: ${answer.error}`);
  return answer.data;
}

/** Refusal: status and code, and whether there is a sentence. */
export function refusalOf(reply: HttpReply): { status: number; code: string; explained: boolean } {
  const answer = DisplayAnswer.parse(JSON.parse(reply.body.toString()));
  if (answer.ok) throw new Error('not refused');
  return { status: reply.status, code: answer.code, explained: answer.error.length > 10 };
}

export function refused(status: number, code: string) {
  return { status, code, explained: true };
}

/** D8: what the panel shows now. */
export async function shownOn(http: string): Promise<{ png: Buffer; ordinal: number }> {
  const reply = await call('GET', `${http}/debug/shown.png`);
  return { png: reply.body, ordinal: Number(reply.headers[FRAME_ORDINAL_HEADER.toLowerCase()]) };
}

/** A multipart form, written by hand so that a test can spoil it. */
export function form(file: Buffer, field = 'image', boundary = 'x1x2x3') {
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="a.bin"\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n';
  return {
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
