import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandError } from '../control/command-error.ts';
import { displayAddress } from './display-address.ts';

describe('the address of a display, as a person types it', () => {
  it.each([
    ['192.168.1.40', 'http://192.168.1.40'],
    [' 192.168.1.40:8081 ', 'http://192.168.1.40:8081'],
    ['p3a-bar.local', 'http://p3a-bar.local'],
    ['HTTP://P3A-Bar.local:80/status?x=1', 'http://p3a-bar.local'],
    ['[fe80::1]:80', 'http://[fe80::1]'],
  ])('%s is %s', (typed, address) => {
    expect(displayAddress(typed)).toBe(address);
  });

  it.each(['', '   ', 'http://', 'https://192.168.1.40', 'ftp://bar', 'http://user:secret@bar', 'a b'])(
    'refuses “%s” with a sentence',
    typed => {
      expect(() => displayAddress(typed)).toThrow(CommandError);
    },
  );

  it('never throws anything else, and what it gives is an origin', () => {
    fc.assert(
      fc.property(fc.string(), typed => {
        try {
          const address = displayAddress(typed);
          expect(new URL(address).origin).toBe(address);
        } catch (error) {
          expect(error).toBeInstanceOf(CommandError);
        }
      }),
    );
  });
});
