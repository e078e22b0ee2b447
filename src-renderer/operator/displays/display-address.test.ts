import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { addressFault } from './display-address.ts';

describe('the address that a person types', () => {
  it.each([
    '192.168.1.40',
    ' 192.168.1.40 ',
    '192.168.1.40:8080',
    'http://192.168.1.40',
    'HTTP://p3a.local:80/',
    'http://192.168.1.40/status?x=1',
    'p3a-kitchen',
    'p3a.local:80',
    'localhost:40123',
    '[fe80::1]:80',
  ])('may be %j', address => {
    expect(addressFault(address)).toBeUndefined();
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['https://192.168.1.40', 'scheme'],
    ['ws://192.168.1.40:81/stream', 'scheme'],
    ['operator:secret@192.168.1.40', 'password'],
    ['192.168.1', 'numbers'],
    ['192', 'numbers'],
    ['192.168.1.400', 'numbers'],
    ['192.168.1.40.7', 'numbers'],
    ['192.168.1.:80', 'numbers'],
    ['http://192.168.1', 'numbers'],
    ['p3a kitchen', 'malformed'],
    ['192.168.1.40:99999', 'malformed'],
    ['http://', 'malformed'],
  ])('is not %j: %s', (address, fault) => {
    expect(addressFault(address)).toBe(fault);
  });

  it('may be every IPv4 address with every port', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 65_535 }), (host, port) => {
        expect(addressFault(host)).toBeUndefined();
        expect(addressFault(`http://${host}:${port}`)).toBeUndefined();
      }),
    );
  });

  it('never breaks the page, and what passes is what a URL can be made of', () => {
    fc.assert(
      fc.property(fc.string(), typed => {
        const fault = addressFault(typed);
        const whole = /^http:/i.test(typed.trim()) ? typed.trim() : `http://${typed.trim()}`;
        if (fault) expect(en.operator.displays.add.faults[fault]).not.toBe('');
        else expect(URL.canParse(whole)).toBe(true);
      }),
    );
  });
});
