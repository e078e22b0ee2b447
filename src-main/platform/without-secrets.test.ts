import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSecrets } from './without-secrets.ts';

/** What tokens and PINs are made of; long enough not to be part of the sentence around them by chance. */
const secret = fc.stringMatching(/^[A-Za-z0-9_-]{4,43}$/).map(text => `9${text}Z`);

describe('a text for the log', () => {
  it.each([
    (s: string) => `GET /operator?token=${s} failed`,
    (s: string) => `GET /operator?a=1&TOKEN=${s}&b=2 failed`,
    (s: string) => `ws://192.168.1.20:8790/?room=K7QMXD&key=${s}`,
    (s: string) => `Invalid URL: "http://h/?key=${s}"`,
    (s: string) => `client said {"type":"hello","key":"${s}"}`,
    (s: string) => `{ code: 'ERR', pin: '${s}' }`,
    (s: string) => `{ pin: ${s}, name: 'Bar' }`,
    (s: string) => `Authorization: Bearer ${s}`,
    (s: string) => `{"authorization":"Bearer ${s}"}`,
    (s: string) => `cookie=${s}; path=/`,
  ])('holds no secret (%#)', sentence => {
    fc.assert(fc.property(secret, value => !withoutSecrets(sentence(value)).includes(value)));
  });

  it('keeps the rest, and what only looks alike', () => {
    expect(withoutSecrets('/operator?token=abcd1234&page=wall failed')).toBe(
      '/operator?token=***&page=wall failed',
    );
    const harmless = 'room K7QMXD: a client is too slow {"client":"c7","unsentBytes":70000}';
    expect(withoutSecrets(harmless)).toBe(harmless);
    expect(withoutSecrets('three wrong keys from 10.0.0.7; monkey: 3')).toBe(
      'three wrong keys from 10.0.0.7; monkey: 3',
    );
  });
});
