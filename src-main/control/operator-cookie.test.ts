import fc from 'fast-check';
import { expect, it } from 'vitest';
import { operatorCookie, operatorCookieName, readCookie } from './operator-cookie.ts';

it('scripts cannot read it, other sites cannot send it, and two engines on one machine do not share it', () => {
  const cookie = operatorCookie(8790, 'secret');
  expect(cookie).toMatch(/^lienzo-operator-8790=secret;/);
  for (const part of ['Path=/', 'HttpOnly', 'SameSite=Strict']) expect(cookie.split('; ')).toContain(part);
  expect(operatorCookieName(8791)).not.toBe(operatorCookieName(8790));
});

it('is found among others, the first one of its name', () => {
  const name = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
  const value = fc.stringMatching(/^[A-Za-z0-9_-]{0,40}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value)), name, (cookies, wanted) => {
      const header = cookies.map(([key, text]) => `${key}=${text}`).join('; ');
      expect(readCookie(header, wanted)).toBe(cookies.find(([key]) => key === wanted)?.[1]);
    }),
  );
  expect(readCookie(undefined, 'any')).toBeUndefined();
});
