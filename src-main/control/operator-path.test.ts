import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOperatorPath, readOperatorSocketPath } from './operator-path.ts';

describe('addresses of the operator’s door', () => {
  it.each([
    ['/operator', undefined],
    ['/operator?', undefined],
    ['/operator?token=', undefined],
    ['/operator?token=abc-_123', 'abc-_123'],
    ['/operator?other=1&token=abc#wall', 'abc'],
  ])('%s is the page', (target, token) => {
    expect(readOperatorPath(target)).toEqual({ kind: 'page', token });
  });

  it('a slash too many leads to the page, its token included', () => {
    expect(readOperatorPath('/operator/?token=abc')).toEqual({
      kind: 'moved',
      to: '/operator?token=abc',
      token: 'abc',
    });
  });

  it('its assets lie below it', () => {
    expect(readOperatorPath('/operator/assets/index-B3x9_aQ2.js')).toEqual({
      kind: 'asset',
      segments: ['operator', 'assets', 'index-B3x9_aQ2.js'],
    });
  });

  it.each([
    '/operator/assets',
    '/operator/assets/',
    '/operator/index.html',
    '/operator/assets/../../artist.html',
    '/operator/assets/%2e%2e/%2e%2e/etc/passwd',
    '/operator/assets/..%2fsecret',
    '/operator/%',
  ])('%s is nothing, but the door’s', target => {
    expect(readOperatorPath(target)).toEqual({ kind: 'nothing' });
  });

  it.each(['/api', '/api/', '/api/state?x=1', '/api/../operator', '/api/%'])('%s is automation', target => {
    expect(readOperatorPath(target)).toEqual({ kind: 'api' });
  });

  it.each([
    '/',
    '',
    '*',
    '/r/OPERAT',
    '/assets/x.js',
    '/operators',
    '/apis',
    '/rpc',
    '//operator',
    '/Operator',
  ])('%j is none of the door’s', target => expect(readOperatorPath(target)).toBeUndefined());

  it.each([
    ['/rpc', { kind: 'rpc' }],
    ['/rpc?x', { kind: 'rpc' }],
    ['/rpc/preview', { kind: 'preview' }],
    ['/rpc/draw?room=K7QMXD', { kind: 'draw', room: 'K7QMXD' }],
    ['/rpc/draw', { kind: 'draw', room: '' }],
    ['/rpc/', { kind: 'nothing' }],
    ['/rpc/other', { kind: 'nothing' }],
    ['/artist/K7QMXD', undefined],
    ['/?room=K7QMXD', undefined],
    ['/rpcs', undefined],
  ])('R1 a WebSocket at %s', (target, path) => expect(readOperatorSocketPath(target)).toEqual(path));

  it('no path leads out of its folder, and none throws', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', 'assets', 'operator', ''),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part), parts => {
        readOperatorSocketPath(`/rpc/${parts.join('/')}`);
        const path = readOperatorPath(`/operator/${parts.join('/')}`);
        if (path?.kind !== 'asset') return;
        expect(path.segments.slice(0, 2)).toEqual(['operator', 'assets']);
        expect(path.segments.some(segment => segment === '..' || /[/\\\0]/.test(segment))).toBe(false);
      }),
    );
  });
});
