import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHandshake } from './handshake.ts';

test.each([
  ['/?room=K7QMXD', 'K7QMXD', true],
  ['/?room=k7qmxd', 'k7qmxd', true],
  ['/ws?room=K7QMXD&role=td', 'K7QMXD', true],
  ['/any/where/else?room=K7QMXD', 'K7QMXD', true],
  ['//?room=K7QMXD', 'K7QMXD', true],
  ['?room=K7QMXD', 'K7QMXD', true],
  ['/r/K7QMXD', 'K7QMXD', true],
  ['/r/K7QMXD/', 'K7QMXD', true],
  ['/K7QMXD', 'K7QMXD', false],
  ['/ABCDEF?room=K7QMXD', 'K7QMXD', true],
  ['/r/ABCDEF?room=', 'ABCDEF', true],
  // A code that cannot exist is one that does not (R2): it is named all the same.
  ['/?room=O0O0O0', 'O0O0O0', true],
])('R1 %s names room %s', (target, code, certain) => {
  expect(readHandshake(target)).toMatchObject({ kind: 'picture', room: { code, certain } });
});

test.each(['/', '/ws', '/relay/socket', '/?role=td', '/%', '/r/', '/r'])(
  'R1 %s names no room: a join must',
  target => {
    expect(readHandshake(target)).toMatchObject({ kind: 'picture', room: undefined });
  },
);

test('R1 wishes come from the query', () => {
  const target = '/?room=K7QMXD&role=TD&name=Booth&fps=30&images=binary&key=1234&unknown=1';
  expect(readHandshake(target)).toMatchObject({
    wishes: { role: 'touchdesigner', name: 'Booth', fps: 30, images: 'binary', key: '1234' },
  });
});

test.each([
  ['/?room=K7QMXD&role=director', '"role"'],
  ['/?room=K7QMXD&role=artist', '"role"'],
  ['/?room=K7QMXD&fps=0', '"fps"'],
  ['/?room=K7QMXD&fps=61', '"fps"'],
  ['/?room=K7QMXD&fps=fast', '"fps"'],
  ['/?room=K7QMXD&images=gif', '"images"'],
])('R3, R4 %s is malformed, and the reason names %s', (target, field) => {
  const handshake = readHandshake(target);
  expect(handshake).toMatchObject({ kind: 'malformed' });
  expect(handshake).toHaveProperty('reason', expect.stringContaining(field));
});

test('R1 our own paths are no picture clients', () => {
  expect(readHandshake('/artist/K7QMXD')).toEqual({ kind: 'artist', room: 'K7QMXD' });
  expect(readHandshake('/artist')).toEqual({ kind: 'artist', room: '' });
  expect(readHandshake('/rpc')).toBe('nothing');
});

test('R1 any address is read, and no reason is longer than a close frame holds', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webPath(),
        fc.string(),
        fc.webQueryParameters().map(query => `/?${query}`),
      ),
      target => {
        const handshake = readHandshake(target);
        if (handshake !== 'nothing' && handshake.kind === 'malformed')
          expect(Buffer.byteLength(handshake.reason)).toBeLessThanOrEqual(123);
      },
    ),
  );
});
