import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Clock } from '#shared/clock';
import { ManualClock } from '#shared/manual-clock';
import { systemClock } from '../platform/system-clock.ts';
import { LiveDriver } from './live-driver.ts';
import { answer, freePort, startHttpDisplay } from './test-kit/http-display.ts';
import { until } from './test-kit/until.ts';

const STATUS = { state: 'READY', uptime_ms: 5_000, heap_free: 23_000_000, rssi: -58 };

function driverTo(address: string, clock: Clock = systemClock): LiveDriver {
  const driver = new LiveDriver({ address, clock });
  onTestFinished(() => driver.close());
  return driver;
}

/** The `why` with which a call failed. */
async function whyOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'it succeeded',
    (error: unknown) => (error instanceof Error && 'why' in error ? error.why : error),
  );
}

const JPEG = { name: 'lienzo1', format: 'jpeg' } as const;

const send = (driver: LiveDriver, call: 'uploadImage' | 'displayRaw') =>
  call === 'uploadImage'
    ? driver.uploadImage(Buffer.from('picture'), JPEG)
    : driver.displayRaw(Buffer.from('picture'), 'jpeg');

describe('LiveDriver', () => {
  it('D5 reads status and counters; what the display does not tell is absent', async () => {
    const { address } = await startHttpDisplay((request, response) => {
      answer(response, request.url === '/status' ? { ...STATUS, rssi: null } : { frames_shown: 12 });
    });
    const driver = driverTo(address);
    const status = await driver.status();
    expect(status.heap_free).toBe(23_000_000);
    expect(status.rssi).toBeUndefined();
    expect(await driver.networkStats()).toMatchObject({ frames_shown: 12 });
  });

  it('D7 keeps one connection and has one request in flight, in the order of the asking', async () => {
    let running = 0;
    const seen: string[] = [];
    const { address, connections } = await startHttpDisplay((request, response) => {
      running += 1;
      seen.push(`${request.url} ${running}`);
      setImmediate(() => {
        running -= 1;
        answer(response, STATUS);
      });
    });
    const driver = driverTo(address);
    await Promise.all([driver.status(), driver.networkStats(), driver.status()]);
    expect(seen).toEqual(['/status 1', '/network/stats 1', '/status 1']);
    expect(connections).toHaveLength(1);
  });

  it('D7 gives up after 5 s with a reset, never with a polite end, and tells since when it was busy', async () => {
    const clock = new ManualClock();
    const requested = vi.fn();
    const { address, endings } = await startHttpDisplay(requested);
    const driver = driverTo(address, clock);
    clock.advance(700);
    const why = whyOf(driver.status());
    await until(() => expect(requested).toHaveBeenCalled());
    expect(driver.busySince).toBe(clock.wall());
    clock.advance(5_000);
    expect(await why).toEqual({ code: 'no-answer', detail: '5000 ms' });
    expect(driver.busySince).toBeUndefined();
    await until(() => expect(endings).toEqual(['reset']));
  });

  it('D7 goes on to the next request after one that was given up', async () => {
    const clock = new ManualClock();
    let silent = true;
    const requested = vi.fn();
    const { address } = await startHttpDisplay((_, response) => {
      requested();
      if (!silent) answer(response, STATUS);
    });
    const driver = driverTo(address, clock);
    const first = whyOf(driver.status());
    const second = driver.status();
    await until(() => expect(requested).toHaveBeenCalled());
    silent = false;
    clock.advance(5_000);
    expect(await first).toMatchObject({ code: 'no-answer' });
    expect(await second).toMatchObject({ state: 'READY' });
    expect(clock.pending).toBe(0);
  });

  it('D7 resets a running request when it is closed, and refuses the ones that wait', async () => {
    const requested = vi.fn();
    const { address, endings } = await startHttpDisplay(requested);
    const driver = driverTo(address);
    const whys = Promise.all([whyOf(driver.status()), whyOf(driver.status())]);
    await until(() => expect(requested).toHaveBeenCalledTimes(1));
    driver.close();
    expect(await whys).toMatchObject([{ code: 'no-answer' }, { code: 'no-answer' }]);
    await until(() => expect(endings).toEqual(['reset']));
  });

  it('D2 D3 posts a picture with its length and its format, an upload as a file with a name, and tells what became of it', async () => {
    const asked: unknown[] = [];
    const { address } = await startHttpDisplay(async (request, response) => {
      const body = await buffer(request);
      const { 'content-type': type, 'content-length': length, 'x-image-format': format } = request.headers;
      asked.push([
        `${request.method} ${request.url}`,
        type,
        Number(length) === body.length,
        format,
        body.toString(),
      ]);
      answer(response, { display_updated: true, decode_time_ms: 12 });
    });
    const driver = driverTo(address);
    const uploaded = await driver.uploadImage(Buffer.from('a picture'), { name: 'lienzo1', format: 'png' });
    const raw = await driver.displayRaw(Buffer.from('another one'), 'jpeg');
    expect(asked).toEqual([
      [
        'POST /upload/image',
        expect.stringMatching(/^multipart\/form-data; boundary=\w+$/),
        true,
        'png',
        expect.stringMatching(
          /^--\w+\r\n.*filename="lienzo1.png"\r\nContent-Type: image\/png\r\n\r\na picture\r\n--\w+--\r\n$/s,
        ),
      ],
      ['POST /display/raw', 'image/jpeg', true, 'jpeg', 'another one'],
    ]);
    expect(uploaded.updated).toBe(true);
    expect(raw).toMatchObject({ updated: true, decodeMs: 12 });
    expect(raw.answeredAt).toBeGreaterThanOrEqual(raw.sentAt);
  });

  it('D7 a poll waits for an upload and an upload for a poll, one at a time on one connection', async () => {
    let running = 0;
    const seen: string[] = [];
    const { address, connections } = await startHttpDisplay(async (request, response) => {
      running += 1;
      seen.push(`${request.url} ${running}`);
      await buffer(request);
      running -= 1;
      answer(response, STATUS);
    });
    const driver = driverTo(address);
    const picture = Buffer.alloc(200_000, 1);
    await Promise.all([
      driver.status(),
      driver.uploadImage(picture, JPEG),
      driver.networkStats(),
      driver.displayRaw(picture, 'jpeg'),
    ]);
    expect(seen).toEqual(['/status 1', '/upload/image 1', '/network/stats 1', '/display/raw 1']);
    expect(connections).toHaveLength(1);
  });

  it.each([
    ['uploadImage', 10_000],
    ['displayRaw', 5_000],
  ] as const)(
    'D7 %s is given up with a reset after %i ms, counted from its turn',
    async (call, deadlineMs) => {
      const clock = new ManualClock();
      const requested: string[] = [];
      const { address, endings } = await startHttpDisplay(request => void requested.push(request.url ?? ''));
      const driver = driverTo(address, clock);
      const polled = whyOf(driver.status());
      const sent = whyOf(send(driver, call));
      await until(() => expect(requested).toHaveLength(1));
      clock.advance(5_000);
      expect(await polled).toMatchObject({ code: 'no-answer' });
      await until(() => expect(requested).toHaveLength(2));
      clock.advance(deadlineMs - 1);
      expect(driver.busySince).toBeDefined();
      clock.advance(1);
      expect(await sent).toEqual({ code: 'no-answer', detail: `${deadlineMs} ms` });
      await until(() => expect(endings).toEqual(['reset', 'reset']));
      expect(clock.pending).toBe(0);
    },
  );

  it('D7 takes a picture back with a reset, and one that still waits never begins', async () => {
    const requested: string[] = [];
    const { address, endings } = await startHttpDisplay(request => void requested.push(request.url ?? ''));
    const driver = driverTo(address);
    const abort = new AbortController();
    const running = whyOf(driver.uploadImage(Buffer.from('one'), { ...JPEG, signal: abort.signal }));
    const waiting = whyOf(driver.displayRaw(Buffer.from('two'), 'jpeg', abort.signal));
    await until(() => expect(requested).toEqual(['/upload/image']));
    abort.abort();
    expect([await running, await waiting]).toMatchObject([{ code: 'no-answer' }, { code: 'no-answer' }]);
    await until(() => expect(endings).toEqual(['reset']));
    expect(requested).toHaveLength(1);
  });

  it('D7 does not go on with a picture that was answered before it had arrived', async () => {
    const { address, connections } = await startHttpDisplay((_, response) => {
      response.statusCode = 413;
      response.end(JSON.stringify({ ok: false, error: 'Too large.', code: 'PAYLOAD_TOO_LARGE' }));
    });
    const call = driverTo(address).uploadImage(Buffer.alloc(64_000_000), JPEG);
    expect(await whyOf(call)).toMatchObject({ code: 'picture-refused' });
    await until(() => expect(connections[0]?.destroyed).toBe(true));
    expect(connections[0]?.bytesRead).toBeLessThan(64_000_000);
  });

  it('never follows a redirect', async () => {
    const elsewhere = vi.fn();
    const other = await startHttpDisplay((_, response) => {
      elsewhere();
      answer(response, STATUS);
    });
    const { address } = await startHttpDisplay((_, response) => {
      response.writeHead(302, { Location: `${other.address}/status` });
      response.end(JSON.stringify({ ok: true, data: {} }));
    });
    const driver = driverTo(address);
    const why = { code: 'redirected', detail: 'HTTP 302' };
    expect(await whyOf(driver.status())).toEqual(why);
    expect(await whyOf(driver.uploadImage(Buffer.from('x'), JPEG))).toEqual(why);
    expect(elsewhere).not.toHaveBeenCalled();
  });

  it('asks again when the display has dropped the kept connection meanwhile', async () => {
    const { address, connections } = await startHttpDisplay((_, response) => answer(response, STATUS));
    const driver = driverTo(address);
    await driver.status();
    connections[0]?.resetAndDestroy();
    expect(await driver.status()).toMatchObject({ state: 'READY' });
  });

  it('stops reading a reply that does not end', async () => {
    const { address, endings } = await startHttpDisplay((_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384, 0x20)));
      };
      response.on('drain', pour);
      pour();
    });
    expect(await whyOf(driverTo(address).status())).toMatchObject({ code: 'bad-reply' });
    await until(() => expect(endings).toHaveLength(1));
  });

  it('D1 decides on the answer, not on the HTTP status', async () => {
    const { address } = await startHttpDisplay((_, response) => {
      response.statusCode = 500;
      response.end(JSON.stringify({ ok: false, error: 'The card is in use.', code: 'SD_LOCKED' }));
    });
    expect(await whyOf(driverTo(address).status())).toEqual({
      code: 'card-locked',
      detail: 'HTTP 500 SD_LOCKED',
    });
  });

  it('says what it found when somebody else answers', async () => {
    const { address } = await startHttpDisplay((_, response) => {
      response.end('<html>Welcome to your router</html>');
    });
    expect(await whyOf(driverTo(address).status())).toEqual({ code: 'bad-reply', detail: 'HTTP 200' });
  });

  it('says what stopped it when nobody is there', async () => {
    const driver = driverTo(`http://127.0.0.1:${await freePort()}`);
    expect(await whyOf(driver.status())).toEqual({ code: 'connection-refused', detail: 'ECONNREFUSED' });
  });

  it('says so when the display ends in the middle of its answer', async () => {
    const { address } = await startHttpDisplay((_, response) => {
      response.setHeader('Content-Length', 1_000);
      response.write('{"ok":true,', () => response.destroy());
    });
    expect(await whyOf(driverTo(address).status())).toMatchObject({ code: 'closed-by-display' });
  });
});
