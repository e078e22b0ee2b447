import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HostCheck } from './host-check.ts';

const hosts = new HostCheck('Studio-Mac.lan', ['wall.venue.example', 'lienzo.test:8790']);

describe('R17 the Host', () => {
  test.each([
    '192.168.1.20:8790',
    '127.0.0.1',
    '[::1]:8790',
    'localhost:8790',
    'LocalHost',
    'studio-mac:8790',
    'studio-mac.local',
    'studio-mac.lan:80',
    'wall.venue.example',
    'WALL.venue.example.:8790',
    'lienzo.test:1234',
  ])('%s is ours', host => expect(hosts.accepts(host)).toBe(true));

  test.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    'wall.venue.example.evil.example',
    'user@localhost',
    'localhost/x',
    '127.0.0.1.evil.example:8790',
    'a b',
    '[::1',
  ])('%s is not', host => expect(hosts.accepts(host)).toBe(false));

  test('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.string(), host => void hosts.accepts(host)));
  });
});

describe('R17 the Origin of a handshake', () => {
  test.each([
    ['192.168.1.20:8790', 'http://192.168.1.20:8790'],
    ['localhost', 'http://localhost'],
    ['localhost:80', 'http://localhost'],
    ['wall.venue.example', 'https://wall.venue.example'],
    ['[::1]:8790', 'http://[::1]:8790'],
  ])('%s from a page of %s may go on', (host, origin) => {
    expect(hosts.acceptsHandshake(host, origin)).toBe(true);
  });

  test.each([
    ['192.168.1.20:8790', 'http://evil.example'],
    ['192.168.1.20:8790', 'http://192.168.1.20:9999'],
    ['192.168.1.20:8790', 'http://192.168.1.20'],
    ['evil.example:8790', 'http://evil.example:8790'],
    ['localhost:8790', 'null'],
    ['localhost:8790', ''],
    ['localhost:8790', 'file://'],
    [undefined, 'http://localhost'],
  ])('%s from a page of %s is refused', (host, origin) => {
    expect(hosts.acceptsHandshake(host, origin)).toBe(false);
  });

  test('no Origin: no browser, the code suffices, whatever the Host', () => {
    expect(hosts.acceptsHandshake('192.168.1.20:8790', undefined)).toBe(true);
    expect(hosts.acceptsHandshake('whatever.example/ws?room=X', undefined)).toBe(true);
  });
});
