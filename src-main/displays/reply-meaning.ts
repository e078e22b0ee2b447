import type { Why } from '#shared/contract/state';
import { DisplayAnswer, type DisplayRefusalCode } from '#shared/wire/display-api';
import type { HttpReply } from './http-exchange.ts';

/** What each refusal of D4 is to us. */
const BY_CODE: Readonly<Record<DisplayRefusalCode, Why['code']>> = {
  EMPTY_REQUEST: 'picture-refused',
  INVALID_IMAGE: 'picture-refused',
  IMAGE_TOO_LARGE: 'picture-refused',
  PAYLOAD_TOO_LARGE: 'picture-refused',
  UNSUPPORTED_MEDIA_TYPE: 'picture-refused',
  LENGTH_REQUIRED: 'picture-refused',
  // The way there lost a part of the picture: it may arrive the next time.
  UPLOAD_INCOMPLETE: 'server-error',
  INVALID_JSON: 'bad-reply',
  INVALID_CONFIG: 'bad-reply',
  NOT_FOUND: 'not-offered',
  STREAM_OFF: 'not-streaming',
  UPLOAD_OFF: 'upload-off',
  SD_LOCKED: 'card-locked',
  SD_FULL: 'card-full',
  OOM: 'out-of-memory',
  BUSY: 'busy',
};

/** The `data` of a D1 answer, or why there is none. */
export type Meaning =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly why: Why };

/**
 * What a reply says. Decides on D1's `code`, not on the HTTP status: the published firmware sends 500 for most refusals. The status
 * counts only where there is no `code` that we know; and a redirect is never the display's own answer, whatever its body says.
 */
export function meaningOf({ status, body }: HttpReply): Meaning {
  if (status >= 300 && status < 400) return failed('redirected', `HTTP ${status}`);
  const answer = DisplayAnswer.safeParse(parseJson(body)).data;
  if (!answer) return failed(byStatus(status), `HTTP ${status}`);
  if (answer.ok) return { ok: true, data: answer.data };
  const known = isRefusal(answer.code) ? BY_CODE[answer.code] : byStatus(status);
  return failed(known, `HTTP ${status} ${answer.code}`.trim());
}

function byStatus(status: number): Why['code'] {
  if (status >= 500) return 'server-error';
  return status === 404 ? 'not-offered' : 'bad-reply';
}

function isRefusal(code: string): code is DisplayRefusalCode {
  return Object.hasOwn(BY_CODE, code);
}

function failed(code: Why['code'], detail: string): Meaning {
  return { ok: false, why: { code, detail } };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // No JSON ("Not found" of an unknown path, a router's page): the schema refuses it and says so.
    return undefined;
  }
}
