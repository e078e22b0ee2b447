import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { PageFiles } from './page-files.ts';

const SCRIPT = 'export const line = 1;\n'.repeat(200);

/** A port that serves a folder with `app-B3x9_aQ2.js`, `small.txt` and `photo-B3x9_aQ2.png`. */
async function serve() {
  const folder = path.join(temporaryFolder(), 'pages');
  mkdirSync(folder);
  const write = (name: string, content: string | Buffer) => writeFileSync(path.join(folder, name), content);
  write('app-B3x9_aQ2.js', SCRIPT);
  write('small.txt', 'small');
  write('photo-B3x9_aQ2.png', Buffer.alloc(5_000));
  const files = new PageFiles(folder);
  const server = createServer((asked, response) => {
    void files.send(asked, response, (asked.url ?? '/').slice(1).split('/')).then(sent => {
      if (!sent) response.writeHead(404).end();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });
  const bound = server.address();
  const port = typeof bound === 'object' ? bound?.port : undefined;
  const get = (target: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
      request({ port, path: target, method, headers, agent: false }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', () => {
          const { statusCode: status = 0, headers: answered } = response;
          resolve({ status, headers: answered, body: Buffer.concat(chunks) });
        });
      })
        .once('error', reject)
        .end();
    });
  return { folder, write, get };
}

test('who takes gzip gets fewer bytes of the same file', async () => {
  const { get } = await serve();
  const [plain, packed] = [
    await get('/app-B3x9_aQ2.js'),
    await get('/app-B3x9_aQ2.js', { 'accept-encoding': 'gzip, br' }),
  ];
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.headers['content-length']).toBe(String(packed.body.length));
  expect(packed.body.length).toBeLessThan(plain.body.length / 2);
  expect(plain.body.toString()).toBe(SCRIPT);
  expect(gunzipSync(packed.body).toString()).toBe(SCRIPT);
  for (const { headers } of [plain, packed]) {
    expect(headers['vary']).toBe('Accept-Encoding');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  }
  expect(packed.headers['etag']).not.toBe(plain.headers['etag']);
});

test('what is compressed by nature, or too small to gain, goes as it is', async () => {
  const { get } = await serve();
  for (const name of ['/photo-B3x9_aQ2.png', '/small.txt']) {
    const { headers } = await get(name, { 'accept-encoding': 'gzip' });
    expect([headers['content-encoding'], headers['vary']]).toEqual([undefined, undefined]);
  }
});

test('who has a file already is not sent it again, in neither form', async () => {
  const { get } = await serve();
  for (const how of [{}, { 'accept-encoding': 'gzip' }]) {
    const { headers } = await get('/app-B3x9_aQ2.js', how);
    const again = await get('/app-B3x9_aQ2.js', { ...how, 'if-none-match': String(headers['etag']) });
    expect([again.status, again.body.length, again.headers['etag']]).toEqual([304, 0, headers['etag']]);
    expect((await get('/app-B3x9_aQ2.js', { ...how, 'if-none-match': '"other"' })).status).toBe(200);
  }
});

test('a file that was built anew is served anew', async () => {
  const { folder, write, get } = await serve();
  const before = await get('/small.txt');
  write('small.txt', 'other');
  utimesSync(path.join(folder, 'small.txt'), new Date(), new Date(Date.now() + 5_000));
  const after = await get('/small.txt', { 'if-none-match': String(before.headers['etag']) });
  expect([after.status, after.body.toString()]).toEqual([200, 'other']);
});

test('HEAD says the same of a file, without it', async () => {
  const { get } = await serve();
  const how = { 'accept-encoding': 'gzip' };
  const [got, head] = [await get('/app-B3x9_aQ2.js', how), await get('/app-B3x9_aQ2.js', how, 'HEAD')];
  expect(head.body.length).toBe(0);
  const { date: _, connection: __, 'keep-alive': ___, ...facts } = got.headers;
  expect(head.headers).toMatchObject(facts);
});

test.each(['/missing.js', '/../secret.txt', '/', '/app-B3x9_aQ2.js/x'])(
  '%s is no file of the folder',
  async target => {
    const { folder, get } = await serve();
    writeFileSync(path.join(folder, '..', 'secret.txt'), 'secret');
    expect((await get(target)).status).toBe(404);
  },
);
