import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPagePath } from './page-path.ts';

test.each(['/', '/?room=K7QMXD', '/r/K7QMXD', '/r/k7qmxd', '/r/K7QMXD?x=1#y', '/r/assets', '/r/ASSETS'])(
  'R2 %s is the artist page',
  target => expect(readPagePath(target)).toEqual({ kind: 'page' }),
);

test.each(['/view/K7QMXD', '/view/k7qmxd?show=program&background=transparent&key=4711', '/view/assets'])(
  'R2 %s is the page of a viewer',
  target => expect(readPagePath(target)).toEqual({ kind: 'view' }),
);

test.each(['/td/install.py', '/td/install.py?room=K7QMXD&key=4711'])('%s is the kit', target =>
  expect(readPagePath(target)).toEqual({ kind: 'kit' }),
);

test.each([
  ['/assets/index-B3x9_aQ2.js', ['index-B3x9_aQ2.js']],
  ['/r/assets/index-B3x9_aQ2.js', ['index-B3x9_aQ2.js']],
  ['/view/assets/view-B3x9_aQ2.js', ['view-B3x9_aQ2.js']],
  ['/assets/fonts/inter%20latin.woff2', ['fonts', 'inter latin.woff2']],
])('%s is an asset', (target, segments) => expect(readPagePath(target)).toEqual({ kind: 'asset', segments }));

test.each([
  ['/r/k7qmxd/', '/r/K7QMXD'],
  ['/r/assets/', '/r/ASSETS'],
  ['/view/k7qmxd/', '/view/K7QMXD'],
  ['/view/k7qmxd/?show=program&key=4711', '/view/K7QMXD?show=program&key=4711'],
])('%s, whose relative addresses would lead astray, has moved to %s', (target, to) => {
  expect(readPagePath(target)).toEqual({ kind: 'moved', to });
});

test.each([
  '/r',
  '/r/',
  '/r/NOROOM',
  '/r/K7QMXD/x',
  '/view',
  '/view/',
  '/view/NOROOM',
  '/view/K7QMXD/x',
  '/view.html',
  '/td',
  '/td/',
  '/td/lienzo_kit.py',
  '/td/install.py/',
  '/td/../td/install.py',
  '/assets',
  '/assets/',
  '/index.html',
  '/artist.html',
  '/assets/../artist.html',
  '/assets/%2e%2e/%2e%2e/etc/passwd',
  '/r/assets/..%2f..%2fsecret',
  '/assets/..%5c..%5csecret',
  '/assets/C:%5Csecret',
  '/assets/%00',
  '/%',
  '//assets/x.js',
  'http://elsewhere/',
  '*',
  '',
])('%j is nothing', target => expect(readPagePath(target)).toEqual({ kind: 'nothing' }));

test('no path leads out of the folder', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', 'assets', 'r', 'view', 'td', ''),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part), parts => {
      const page = readPagePath(`/${parts.join('/')}`);
      if (page.kind !== 'asset') return;
      expect(page.segments.some(segment => segment === '..' || /[/\\\0]/.test(segment))).toBe(false);
    }),
  );
});
