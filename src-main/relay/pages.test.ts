import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../platform/system-clock.ts';
import { openStore } from '../store/database.ts';
import { House } from './test-kit/house.ts';

let house: House;

beforeEach(async () => {
  house = await House.open({ openStore, clock: systemClock }, { allowedHosts: ['wall.venue.example'] });
});
afterEach(() => house.close());

/** A request as a socket sends it: `fetch` would tidy up the path and the Host. */
function ask(
  target: string,
  { method = 'GET', host = house.host } = {},
): Promise<{
  status: number | undefined;
  headers: Record<string, unknown>;
  body: string;
}> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(house.http);
    request({ hostname, port, path: target, method, headers: { host } }, response => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', chunk => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .once('error', reject)
      .end();
  });
}

describe('the artist page', () => {
  test.each(['/', '/r/K7QMXD', '/r/assets'])('%s is the page, and may not be kept', async target => {
    const { status, headers, body } = await ask(target);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, no-cache',
    });
    expect(body).toContain('artist-B3x9_aQ2.js');
  });

  test.each(['/assets/artist-B3x9_aQ2.js', '/r/assets/artist-B3x9_aQ2.js'])(
    '%s is its script, for ever',
    async target => {
      const { status, headers, body } = await ask(target);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
      expect(headers['cache-control']).toContain('immutable');
      expect(body).toBe('export {};\n');
    },
  );

  test('every address of the page, resolved as a browser does, is found', async () => {
    for (const page of ['/', '/r/K7QMXD', '/r/assets']) {
      const { body } = await ask(page);
      const source = /src="([^"]+)"/.exec(body)?.[1] ?? '';
      expect((await ask(new URL(source, house.http + page).pathname)).status).toBe(200);
    }
  });

  test('what is not named by its content is asked for again', async () => {
    expect((await ask('/assets/notice.txt')).headers['cache-control']).toBe('public, no-cache');
  });

  test('a code with a slash behind it is led to the page', async () => {
    const { status, headers } = await ask('/r/k7qmxd/');
    expect([status, headers['location']]).toEqual([308, '/r/K7QMXD']);
  });

  test('HEAD is answered like GET, without the body', async () => {
    const [got, head] = [await ask('/'), await ask('/', { method: 'HEAD' })];
    expect(head.status).toBe(200);
    expect(head.body).toBe('');
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(got.body)));
  });
});

describe('the page of a viewer', () => {
  beforeEach(() =>
    writeFileSync(
      path.join(house.staticFolder, 'view.html'),
      '<!doctype html><script type="module" src="./assets/artist-B3x9_aQ2.js"></script>',
    ),
  );

  test.each(['/view/K7QMXD', '/view/k7qmxd?show=program&key=4711', '/view/assets'])(
    '%s is the page, its script is found, and nothing else runs in it',
    async target => {
      const { status, headers, body } = await ask(target);
      expect([status, headers['cache-control']]).toEqual([200, 'public, no-cache']);
      expect(headers['content-security-policy']).toContain("script-src 'self';");
      const source = /src="([^"]+)"/.exec(body)?.[1] ?? '';
      expect((await ask(new URL(source, house.http + target).pathname)).status).toBe(200);
    },
  );

  test('a code with a slash behind it is led to the page, with all that was asked for', async () => {
    const { status, headers } = await ask('/view/k7qmxd/?show=program');
    expect([status, headers['location']]).toEqual([308, '/view/K7QMXD?show=program']);
  });

  test('HEAD is answered like GET, without the body', async () => {
    const head = await ask('/view/K7QMXD', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
  });
});

describe('the kit for TouchDesigner', () => {
  const KIT = '/td/install.py?room=k7qmxd&key=4711';

  function build(name: string, text: string): void {
    mkdirSync(path.join(house.staticFolder, 'td'), { recursive: true });
    writeFileSync(path.join(house.staticFolder, 'td', name), text);
  }

  test('is one program with the address by which it was asked for, the room and its PIN; nobody keeps it', async () => {
    build('install.py', 'print("hello")\n');
    const { status, headers, body } = await ask(KIT);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/x-python; charset=utf-8',
      'no-store',
    ]);
    const port = new URL(house.http).port;
    for (const wish of ['"127.0.0.1"', `"port": ${port}`, '"room": "K7QMXD"', '"key": "4711"'])
      expect(body).toContain(wish);
    expect(body).toContain(JSON.stringify('print("hello")\n'));
  });

  test('HEAD is answered like GET, without the body', async () => {
    build('install.py', '');
    const [got, head] = [await ask(KIT), await ask(KIT, { method: 'HEAD' })];
    expect([head.status, head.body]).toEqual([200, '']);
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(got.body)));
  });

  test('that the build left out is said', async () => {
    const { status, body } = await ask(KIT);
    expect([status, body]).toEqual([404, expect.stringMatching(/^This Lienzo was built without .+\.\n$/)]);
  });

  test('R17 is for nobody who calls this machine by a foreign name', async () => {
    build('install.py', '');
    expect((await ask(KIT, { host: 'evil.example' })).status).toBe(421);
  });

  test.each(['/td/', '/td/install.py/', '/td/lienzo_kit.py', '/td/tests/test_kit.py', '/td/../artist.html'])(
    '%s is nothing',
    async target => {
      build('install.py', '');
      build('lienzo_kit.py', '');
      expect((await ask(target)).status).toBe(404);
    },
  );
});

test('only its own scripts run in the page, whatever is asked for', async () => {
  for (const target of ['/', '/assets/artist-B3x9_aQ2.js', '/healthz', '/nowhere']) {
    const { headers } = await ask(target);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("connect-src 'self' ws: wss:;");
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

describe('nothing else can be read', () => {
  test.each([
    '/index.html',
    '/artist.html',
    '/assets/../index.html',
    '/assets/%2e%2e/index.html',
    '/assets/..%2findex.html',
    '/r/assets/../../index.html',
    '/assets/missing.js',
    '/assets/',
    '/r/NOROOM',
    '/rpc',
  ])('%s: 404 with a sentence', async target => {
    const { status, body } = await ask(target);
    expect(status).toBe(404);
    expect(body).toMatch(/^There is .+\.\n$/);
  });

  test('a link that leads out of the folder is not followed', async () => {
    writeFileSync(path.join(house.staticFolder, '..', 'secret.txt'), 'secret');
    symlinkSync(path.join('..', '..', 'secret.txt'), path.join(house.staticFolder, 'assets', 'link.txt'));
    expect((await ask('/assets/link.txt')).status).toBe(404);
  });

  test('other methods are refused', async () => {
    const { status, headers } = await ask('/', { method: 'POST' });
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
  });
});

test('it says that it is well', async () => {
  expect(await ask('/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
});

describe('R17 the Host of a page', () => {
  test.each(['evil.example', 'localhost.evil.example:8790', 'evil.example:80'])(
    '%s is refused',
    async host => {
      const { status, body } = await ask('/r/K7QMXD', { host });
      expect(status).toBe(421);
      expect(body).toContain('not known by that name');
    },
  );

  test.each(['localhost', '192.168.1.20:8790', 'wall.venue.example'])('%s is ours', async host => {
    expect((await ask('/', { host })).status).toBe(200);
  });
});
