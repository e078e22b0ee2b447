import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstFile } from './multipart.ts';
import { Refusal } from './refusal.ts';
import { form } from './test-kit/http-client.ts';

const headers = { 'content-type': 'multipart/form-data; boundary=x1x2x3' };
const file = fc.uint8Array({ minLength: 1, maxLength: 2_000 }).map(bytes => Buffer.from(bytes));

describe('forms', () => {
  it('D2 finds the file whatever its bytes and its field are', () =>
    fc.assert(
      fc.asyncProperty(file, fc.stringMatching(/^[a-zA-Z0-9_-]{1,20}$/), async (bytes, field) => {
        expect((await firstFile(form(bytes, field).body, headers)).equals(bytes)).toBe(true);
      }),
    ));

  it('D2 takes the first of two files', async () => {
    const part = (name: string, text: string) =>
      `--x1x2x3\r\nContent-Disposition: form-data; name="${name}"; filename="${name}"\r\n\r\n${text}\r\n`;
    const body = Buffer.from(`${part('a', 'first')}${part('b', 'second')}--x1x2x3--\r\n`);
    expect((await firstFile(body, headers)).toString()).toBe('first');
  });

  it('D4 a form that is cut anywhere is refused, and never taken for a shorter picture', () =>
    fc.assert(
      fc.asyncProperty(file, fc.nat(), async (bytes, at) => {
        const { body } = form(bytes);
        const cut = body.subarray(0, at % (body.length - 4));
        await expect(firstFile(cut, headers)).rejects.toBeInstanceOf(Refusal);
      }),
    ));

  it('D4 bytes that are no form are refused', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        await expect(firstFile(Buffer.from(bytes), headers)).rejects.toBeInstanceOf(Refusal);
      }),
    ));
});
