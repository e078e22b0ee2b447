import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readImageHeader } from '../imaging/image-header.ts';
import { shownOn } from './test-kit/http-client.ts';
import { startDisplay } from './test-kit/started-display.ts';
import { StreamSender } from './test-kit/stream-sender.ts';
import { jpegPicture, likeness, pngPicture } from './test-kit/test-pictures.ts';

const run = promisify(execFile);

/** The answer's status and body. */
async function curl(...args: string[]): Promise<{ status: number; answer: unknown }> {
  const { stdout } = await run('curl', ['-s', '-w', '\n%{http_code}', ...args]);
  const at = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(at + 1)), answer: JSON.parse(stdout.slice(0, at)) };
}

async function hasCurl(): Promise<boolean> {
  return run('curl', ['--version']).then(
    () => true,
    () => false,
  );
}

describe.skipIf(!(await hasCurl()))('curl, as docs/API_UPLOAD.md shows it', () => {
  it('D2 D3 D5 D6 D8 every command of the page works as it stands', async () => {
    const { http, stream, folder } = await startDisplay();
    // A finger is told to somebody.
    await StreamSender.open(stream);
    await writeFile(join(folder, 'picture.jpg'), await jpegPicture(1));
    await writeFile(join(folder, 'picture.png'), await pngPicture(2));
    const page = await readFile(new URL('../../docs/API_UPLOAD.md', import.meta.url), 'utf8');
    const commands = page.split('\n').filter(line => line.startsWith('curl '));
    expect(commands.length).toBeGreaterThan(9);
    for (const command of commands) {
      const options = { cwd: folder, env: { ...process.env, P3A: http } };
      const { stdout } = await run('sh', ['-c', command], options);
      expect(stdout, command).toMatch(/^\{"ok":true,"data":\{|^HTTP\/1.1 200 OK/);
    }
    expect(readImageHeader(await readFile(join(folder, 'shown.png')))?.format).toBe('png');
  });

  it('D2 uploads a form and a raw file', async () => {
    const { http, folder } = await startDisplay();
    const path = join(folder, 'picture.jpg');
    const jpeg = await jpegPicture(1);
    await writeFile(path, jpeg);
    const raw = ['-H', 'Content-Type: image/jpeg', '--data-binary', `@${path}`];
    for (const args of [['-F', `image=@${path}`], raw]) {
      const reply = await curl(...args, `${http}/upload/image`);
      expect(reply).toMatchObject({ status: 200, answer: { ok: true, data: { file_size: jpeg.length } } });
    }
    expect(await likeness((await shownOn(http)).png, jpeg)).toBeGreaterThan(45);
  });

  it('D4 a chunked body is refused', async () => {
    const { http, folder } = await startDisplay();
    const path = join(folder, 'picture.png');
    await writeFile(path, await pngPicture(2));
    const chunked = ['-H', 'Content-Type: image/png', '-H', 'Transfer-Encoding: chunked'];
    const refused = await curl(...chunked, '--data-binary', `@${path}`, `${http}/display/raw`);
    expect(refused).toMatchObject({ status: 411, answer: { ok: false, code: 'LENGTH_REQUIRED' } });
  });

  it('D4 is told before it sends that a file is too large (Expect: 100-continue)', async () => {
    const { http, folder } = await startDisplay();
    const path = join(folder, 'huge.bin');
    await writeFile(path, Buffer.alloc(20 * 1024 * 1024));
    const type = ['-H', 'Content-Type: application/octet-stream'];
    const continued = ['-H', 'Expect: 100-continue', '--expect100-timeout', '30'];
    const { stdout } = await run('curl', [
      '-s',
      '-o',
      '/dev/null',
      '-w',
      '%{http_code} %{size_upload}',
      ...type,
      ...continued,
      '--data-binary',
      `@${path}`,
      `${http}/upload/image`,
    ]);
    expect(stdout).toBe('413 0');
  });

  it('D2 a file that is within the limit is asked for and taken (Expect: 100-continue)', async () => {
    const { http, folder } = await startDisplay();
    const path = join(folder, 'picture.png');
    await writeFile(path, await pngPicture(3));
    const continued = ['-H', 'Expect: 100-continue', '--expect100-timeout', '30'];
    const type = ['-H', 'Content-Type: image/png'];
    const reply = await curl(...type, ...continued, '--data-binary', `@${path}`, `${http}/upload/image`);
    expect(reply.status).toBe(200);
  });

  it('D4 a POST without a length and without a body is EMPTY_REQUEST', async () => {
    const { http } = await startDisplay();
    const empty = await curl('-X', 'POST', `${http}/upload/image`);
    expect(empty).toMatchObject({ status: 400, answer: { code: 'EMPTY_REQUEST' } });
  });
});
