import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { readViewWishes, relayAddress } from './view-wishes.ts';

it.each([
  ['', { show: 'canvas', background: 'opaque', key: undefined }],
  ['?show=program', { show: 'program', background: 'opaque', key: undefined }],
  ['?background=transparent&key=4711', { show: 'canvas', background: 'transparent', key: '4711' }],
  ['?show=PROGRAM&background=%20Transparent', { show: 'program', background: 'transparent', key: undefined }],
  ['?show=wall&background=blue&key=', { show: 'canvas', background: 'opaque', key: undefined }],
])('R22 %s', (search, wishes) => {
  expect(readViewWishes({ pathname: '/view/k7qmxd', search })).toEqual({ room: 'K7QMXD', ...wishes });
});

test('no address breaks it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (pathname, search) => {
      expect(['canvas', 'program']).toContain(readViewWishes({ pathname, search }).show);
    }),
  );
});

it.each([
  ['http:', 'ws://192.168.1.20:8790/'],
  ['https:', 'wss://192.168.1.20:8790/'],
])('a page that came by %s speaks to %s', (protocol, address) => {
  expect(relayAddress({ protocol, host: '192.168.1.20:8790' })).toBe(address);
});
