import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISPLAY_REFUSALS } from '#shared/wire/display-api';
import { meaningOf } from './reply-meaning.ts';

function meaning(status: number, body: unknown) {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return meaningOf({ status, body: bytes, sentAt: 0, answeredAt: 0 });
}

const refusal = (code: string) => ({ ok: false, error: 'A sentence.', code });

describe('what a reply means', () => {
  it('D1 is what the body says, whatever the status is', () => {
    expect(meaning(500, { ok: true, data: { a: 1 } })).toEqual({ ok: true, data: { a: 1 } });
    expect(meaning(200, refusal('SD_FULL'))).toEqual({
      ok: false,
      why: { code: 'card-full', detail: 'HTTP 200 SD_FULL' },
    });
  });

  it.each([
    ['UPLOAD_OFF', 'upload-off'],
    ['NOT_FOUND', 'not-offered'],
    ['INVALID_IMAGE', 'picture-refused'],
    ['PAYLOAD_TOO_LARGE', 'picture-refused'],
    ['IMAGE_TOO_LARGE', 'picture-refused'],
    ['UNSUPPORTED_MEDIA_TYPE', 'picture-refused'],
    ['SD_LOCKED', 'card-locked'],
    ['SD_FULL', 'card-full'],
    ['OOM', 'out-of-memory'],
    ['BUSY', 'busy'],
    ['UPLOAD_INCOMPLETE', 'server-error'],
  ] as const)('D4 %s is %s', (code, why) => {
    expect(meaning(DISPLAY_REFUSALS[code], refusal(code))).toMatchObject({ why: { code: why } });
  });

  it.each([
    [500, refusal('INTERNAL'), 'server-error'],
    [503, '<h1>Service unavailable</h1>', 'server-error'],
    [404, 'Not found', 'not-offered'],
    [418, refusal('TEAPOT'), 'bad-reply'],
    [200, '<html>', 'bad-reply'],
    [301, '', 'redirected'],
    [307, { ok: true }, 'redirected'],
  ] as const)('a %i with %j and no code that we know is told by its status', (status, body, why) => {
    expect(meaning(status, body)).toMatchObject({ ok: false, why: { code: why } });
  });

  it('is never an exception, whatever a stranger answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.uint8Array(), fc.json(), (status, bytes, json) => {
        meaningOf({ status, body: Buffer.from(bytes), sentAt: 0, answeredAt: 0 });
        meaning(status, json);
        meaning(status, `{"ok":false,"code":${json}}`);
      }),
    );
  });
});
