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
      code: 'bad-reply',
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
