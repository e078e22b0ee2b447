import { readdir } from 'node:fs/promises';
import { Agent } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { eventually } from './test-kit/eventually.ts';
import { call, dataOf, form, refusalOf, refused, shownOn } from './test-kit/http-client.ts';
import { RawTcp } from './test-kit/raw-tcp.ts';
import { type StartedDisplay, startDisplay } from './test-kit/started-display.ts';
import { jpegPicture, pngBomb, pngPicture } from './test-kit/test-pictures.ts';

const RAW = { 'Content-Type': 'application/octet-stream' };

/** Runs `attack` and proves that nothing changed and the display still answers. */
async function unharmed(attack: (display: StartedDisplay) => Promise<void>, options = {}): Promise<void> {
  const display = await startDisplay(options);
  const before = await shownOn(display.http);
  await attack(display);
  expect(await shownOn(display.http)).toEqual(before);
  expect(await readdir(join(display.folder, 'sdcard', 'animations'))).toEqual([]);
  const status = dataOf(await call('GET', `${display.http}/status`));
  expect(status).toMatchObject({ state: 'READY', heap_free: 23_000_000 });
}

function head(length: number | string, type = 'application/octet-stream', more = ''): string {
  return `POST /upload/image HTTP/1.1\r\nHost: p3a\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n${more}\r\n`;
}

const codeIn = (answer: string) => /"code":"(\w+)"/.exec(answer)?.[1];

describe('hostile uploads', () => {
  it('D4 a chunked body is LENGTH_REQUIRED', () =>
    unharmed(async ({ http, httpPort }) => {
      const headers = { ...RAW, 'Transfer-Encoding': 'chunked' };
      const reply = await call('POST', `${http}/upload/image`, { headers, body: await pngPicture(1) });
      expect(refusalOf(reply)).toEqual(refused(411, 'LENGTH_REQUIRED'));

      // One that never ends.
      const tcp = new RawTcp(httpPort);
      const start = head(0).replace('Content-Length: 0', 'Transfer-Encoding: chunked');
      await tcp.send(`${start}3\r\nabc\r\n`);
      await eventually(() => tcp.heard).toContain('HTTP/1.1 411');
      tcp.socket.resetAndDestroy();
    }));

  it('D4 a sender that says it is done in mid-body is told UPLOAD_INCOMPLETE', () =>
    unharmed(async ({ httpPort }) => {
      const tcp = new RawTcp(httpPort);
      await tcp.send(head(50_000));
      await tcp.send((await pngPicture(2)).subarray(0, 5_000));
      tcp.finish();
      const answer = await tcp.untilEnd();
      expect(answer).toContain('HTTP/1.1 400');
      expect(codeIn(answer)).toBe('UPLOAD_INCOMPLETE');
    }));

  it('D4 a sender that resets in mid-body changes nothing', () =>
    unharmed(async ({ http, httpPort }) => {
      const tcp = new RawTcp(httpPort);
      await tcp.send(head(50_000));
      await tcp.send(Buffer.alloc(5_000));
      await eventually(async () => dataOf(await call('GET', `${http}/status`))).toMatchObject({
        state: 'PROCESSING',
        heap_free: 23_000_000 - 50_000,
      });
      tcp.socket.resetAndDestroy();
      await eventually(async () => dataOf(await call('GET', `${http}/status`))).toMatchObject({
        state: 'READY',
      });
    }));

  it('D4 a sender that falls silent in mid-body is told UPLOAD_INCOMPLETE after 10 s', async () => {
    const clock = new ManualClock();
    await unharmed(
      async ({ http, httpPort }) => {
        const tcp = new RawTcp(httpPort);
        await tcp.send(head(50_000));
        await eventually(async () => dataOf(await call('GET', `${http}/status`))).toMatchObject({
          state: 'PROCESSING',
        });
        clock.advance(9_999);
        expect(tcp.heard).toBe('');
        clock.advance(1);
        expect(codeIn(await tcp.untilEnd())).toBe('UPLOAD_INCOMPLETE');
      },
      { clock },
    );
  });

  it('D4 a form without its closing boundary is UPLOAD_INCOMPLETE', () =>
    unharmed(async ({ http }) => {
      const { headers, body } = form(await jpegPicture(1));
      for (const missing of [6, 20, 5_000, body.length - 60]) {
        const cut = body.subarray(0, body.length - missing);
        const reply = await call('POST', `${http}/upload/image`, { headers, body: cut });
        expect(refusalOf(reply)).toEqual(refused(400, 'UPLOAD_INCOMPLETE'));
      }
    }));

  it('D4 a form without a boundary, or with nonsense for part headers, is refused', () =>
    unharmed(async ({ http }) => {
      const { body } = form(await jpegPicture(1));
      const headers = { 'Content-Type': 'multipart/form-data' };
      const reply = await call('POST', `${http}/upload/image`, { headers, body });
      expect(refusalOf(reply)).toEqual(refused(415, 'UNSUPPORTED_MEDIA_TYPE'));
      const nonsense = Buffer.from('--b\r\n\0\0\0: ???\r\n\r\nx\r\n--b--\r\n');
      const bounded = { 'Content-Type': 'multipart/form-data; boundary=b' };
      const second = await call('POST', `${http}/upload/image`, { headers: bounded, body: nonsense });
      expect(second.status).toBe(400);
    }));

  it('D4 a Content-Length that is too short cuts the picture, and the rest is no second request', () =>
    unharmed(async ({ httpPort }) => {
      const png = await pngPicture(3);
      const tcp = new RawTcp(httpPort);
      await tcp.send(head(1_000));
      await tcp.send(png);
      const answer = await tcp.untilEnd();
      expect(codeIn(answer)).toBe('INVALID_IMAGE');
    }));

  it('D4 a Content-Length that is no length is no HTTP', () =>
    unharmed(async ({ httpPort }) => {
      for (const length of ['-5', '1e3', '0x10', '5, 6']) {
        const tcp = new RawTcp(httpPort);
        await tcp.send(head(length));
        expect(await tcp.untilEnd()).toContain('HTTP/1.1 400');
      }
    }));

  it('D2 D4 100 MB are refused before they are read, and the sender hears why', () =>
    unharmed(async ({ http }) => {
      const body = Buffer.alloc(100 * 1024 * 1024);
      for (const path of ['/upload/image', '/display/raw', '/config']) {
        const method = path === '/config' ? 'PUT' : 'POST';
        const reply = await call(method, `${http}${path}`, { headers: RAW, body });
        expect(refusalOf(reply)).toEqual(refused(413, 'PAYLOAD_TOO_LARGE'));
      }
    }));

  it('D4 D7 a kept connection goes on after a refusal, also when the body was never read', () =>
    unharmed(async ({ http }) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      onTestFinished(() => agent.destroy());
      const ports = new Set<number | undefined>();
      agent.on('free', (socket: Socket) => ports.add(socket.localPort));
      for (const bytes of [6 * 1024 * 1024, 10, 20 * 1024 * 1024]) {
        const body = Buffer.alloc(bytes);
        const reply = await call('POST', `${http}/upload/image`, { headers: RAW, body, agent });
        expect(reply.status).toBeGreaterThanOrEqual(400);
        expect((await call('GET', `${http}/status`, { agent })).status).toBe(200);
      }
      expect(ports.size).toBe(1);
    }));

  it('D2 D4 the limit is 5 MiB of picture, however it is wrapped, and follows the configuration', () =>
    unharmed(async ({ http }) => {
      const tooLarge = refused(413, 'PAYLOAD_TOO_LARGE');
      const send = async (bytes: number, wrapped: boolean) => {
        const body = Buffer.alloc(bytes, 1);
        const request = wrapped ? form(body) : { headers: RAW, body };
        return refusalOf(await call('POST', `${http}/upload/image`, request));
      };
      for (const wrapped of [false, true]) {
        expect(await send(5 * 1024 * 1024 + 1, wrapped)).toEqual(tooLarge);
        expect(await send(5 * 1024 * 1024, wrapped)).toEqual(refused(400, 'INVALID_IMAGE'));
      }
      await call('PUT', `${http}/config`, { body: '{"upload_max_file_size":102400}' });
      expect(await send(102_401, true)).toEqual(tooLarge);
      await call('PUT', `${http}/config`, { body: '{"upload_max_file_size":10485760}' });
      expect(await send(10_485_760, false)).toEqual(refused(400, 'INVALID_IMAGE'));
      expect(await send(10_485_761, false)).toEqual(tooLarge);
    }));

  it('D4 a picture bomb is IMAGE_TOO_LARGE by its header; 2,048 px a side are taken', () =>
    unharmed(async ({ http }) => {
      const send = (body: Buffer) => call('POST', `${http}/upload/image`, { headers: RAW, body });
      for (const side of [2_049, 30_000, 2 ** 31]) {
        expect(refusalOf(await send(pngBomb(side)))).toEqual(refused(413, 'IMAGE_TOO_LARGE'));
      }
      // Within the limit, and then there is nothing behind the header.
      expect(refusalOf(await send(pngBomb(2_048)))).toEqual(refused(400, 'INVALID_IMAGE'));
      expect(refusalOf(await send(pngBomb(0)))).toEqual(refused(400, 'INVALID_IMAGE'));
    }));

  it('D2 a picture of 2,048 px a side is shown', async () => {
    const { http } = await startDisplay();
    const body = await pngPicture(1, 2_048, 64);
    const reply = await call('POST', `${http}/display/raw`, { headers: RAW, body });
    expect(dataOf(reply)).toMatchObject({ display_updated: true });
  });

  it('D4 bytes that are no HTTP end the connection and nothing else', () =>
    unharmed(async ({ httpPort }) => {
      const tcp = new RawTcp(httpPort);
      await tcp.send(Buffer.from([0, 1, 2, 255, 13, 10, 13, 10]));
      expect(await tcp.untilEnd()).toContain('HTTP/1.1 400');
    }));
});
