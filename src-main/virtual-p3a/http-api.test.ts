import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { DisplayStatus, NetworkStats } from '#shared/wire/display-api';
import { readImageHeader } from '../imaging/image-header.ts';
import { eventually } from './test-kit/eventually.ts';
import { call, dataOf, refusalOf, refused, shownOn } from './test-kit/http-client.ts';
import { startDisplay, TEST_MAC, temporaryFolder } from './test-kit/started-display.ts';
import { jpegPicture, likeness, pngPicture } from './test-kit/test-pictures.ts';

const RAW = { 'Content-Type': 'application/octet-stream' };

describe('status and statistics', () => {
  it('D5 /status says what the display is and can, and invents nothing', async () => {
    const { http, streamPort } = await startDisplay();
    const data = dataOf(await call('GET', `${http}/status`));
    expect(data).toEqual({
      state: 'READY',
      uptime_ms: expect.any(Number),
      heap_free: 23_000_000,
      rssi: null,
      fw: { version: expect.any(String) },
      device: { mac: TEST_MAC, board: 'virtual', screen_w: 720, screen_h: 720 },
      device_name: 'Test display',
      virtual: true,
      live: { version: 1, formats: [1, 2], ack: true, ring: 3, max_frame: 204_800, stream_port: streamPort },
    });
    expect(DisplayStatus.parse(data).live?.stream_port).toBe(streamPort);
  });

  it('D5 a query does not disturb', async () => {
    const { http } = await startDisplay();
    for (const path of ['/status?x=1', '/network/stats?', '/config?a=b', '/debug/shown.png?t=5']) {
      expect((await call('GET', `${http}${path}`)).status).toBe(200);
    }
  });

  it('D5 /network/stats counts the bytes that came', async () => {
    const { http } = await startDisplay();
    const stats = async () => NetworkStats.parse(dataOf(await call('GET', `${http}/network/stats`)));
    const before = await stats();
    expect(before).toMatchObject({
      frames_received: 0,
      frames_shown: 0,
      frames_dropped: 0,
      frames_invalid: 0,
      ring_depth: 0,
      clients: 0,
      reconnects: 0,
    });
    const png = await pngPicture(1);
    await call('POST', `${http}/upload/image`, { headers: RAW, body: png });
    expect((await stats()).rx_bytes).toBeGreaterThan((before.rx_bytes ?? 0) + png.length);
  });

  it('D1 D4 what is not there is NOT_FOUND, in the same envelope', async () => {
    const { http } = await startDisplay();
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/upload/image'],
      ['DELETE', '/config'],
      ['POST', '/upload'],
      ['GET', '/../config.json'],
      ['POST', '/action/reboot'],
    ] as const) {
      expect(refusalOf(await call(method, `${http}${path}`))).toEqual(refused(404, 'NOT_FOUND'));
    }
  });
});

describe('actions', () => {
  it('D6 swap_next and swap_back step through the stored pictures and around their ends', async () => {
    const { http } = await startDisplay();
    const jpg = await jpegPicture(1);
    const png = await pngPicture(200);
    await call('POST', `${http}/upload/image`, { headers: RAW, body: jpg });
    await call('POST', `${http}/upload/image`, { headers: RAW, body: png });
    const shows = (picture: Buffer) =>
      eventually(async () => likeness((await shownOn(http)).png, picture)).toBeGreaterThan(45);

    const reply = await call('POST', `${http}/action/swap_next`);
    expect(reply.status).toBe(202);
    expect(dataOf(reply)).toEqual({ queued: true });
    await shows(jpg);
    await call('POST', `${http}/action/swap_back`);
    await shows(png);
    await call('POST', `${http}/action/swap_back`);
    await shows(jpg);
  });

  it('D6 swapping with an empty card is queued and shows what was shown', async () => {
    const { http } = await startDisplay();
    const before = await shownOn(http);
    expect((await call('POST', `${http}/action/swap_back`)).status).toBe(202);
    expect(await shownOn(http)).toEqual(before);
  });

  it('D4 D6 BUSY when ten actions wait', async () => {
    const folder = await temporaryFolder();
    const card = join(folder, 'sdcard', 'animations');
    await mkdir(card, { recursive: true });
    await writeFile(join(card, 'td_live.png'), await pngPicture(3));
    // A clock that stands still has no refresh, so the first action never ends.
    const { http } = await startDisplay({ folder, clock: new ManualClock() });
    for (let queued = 0; queued < 10; queued += 1) {
      expect((await call('POST', `${http}/action/swap_next`)).status).toBe(202);
    }
    expect(refusalOf(await call('POST', `${http}/action/swap_next`))).toEqual(refused(503, 'BUSY'));
  });
});

describe('configuration', () => {
  const put = (http: string, body: string, query = '') => call('PUT', `${http}/config${query}`, { body });

  it('D6 PUT replaces, ?merge=true changes only what it names, GET shows what holds', async () => {
    const { http } = await startDisplay();
    const config = async () => dataOf(await call('GET', `${http}/config`));
    expect(await config()).toMatchObject({ stream_mode: 'websocket', upload_durability: 'safe' });
    await put(http, '{"brightness":40,"upload_durability":"fast"}');
    const merged = dataOf(await put(http, '{"dwell_time_ms":5}', '?merge=true'));
    expect(merged).toMatchObject({ brightness: 40, dwell_time_ms: 5, upload_durability: 'fast' });
    expect(await config()).toEqual(merged);
    await put(http, '{"dwell_time_ms":6}');
    expect(await config()).not.toHaveProperty('brightness');
    expect(await config()).toMatchObject({ dwell_time_ms: 6, upload_durability: 'safe' });
  });

  it('D6 changes that come at the same time are all kept', async () => {
    const { http } = await startDisplay();
    const keys = Array.from({ length: 8 }, (_, index) => `key${index}`);
    await Promise.all(keys.map(key => put(http, JSON.stringify({ [key]: true }), '?merge=true')));
    const config = dataOf(await call('GET', `${http}/config`));
    for (const key of keys) expect(config).toHaveProperty(key, true);
  });

  it('D4 D6 refuses what is no JSON object, what a known key cannot be, and more than 32,768 bytes', async () => {
    const { http } = await startDisplay();
    const before = dataOf(await call('GET', `${http}/config`));
    for (const body of ['{', '[]', '"x"', '5', 'null', '\0']) {
      expect(refusalOf(await put(http, body))).toEqual(refused(400, 'INVALID_JSON'));
    }
    for (const body of [
      '{"upload_max_file_size":1}',
      '{"stream_ring_buffer_depth":11}',
      '{"background_color":{"r":256,"g":0,"b":0}}',
      '{"upload_durability":"maybe"}',
      '{"stream_mode":null}',
    ]) {
      expect(refusalOf(await put(http, body, '?merge=true'))).toEqual(refused(400, 'INVALID_CONFIG'));
    }
    expect(refusalOf(await put(http, ''))).toEqual(refused(400, 'EMPTY_REQUEST'));
    const filled = (bytes: number) => JSON.stringify({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
    expect(refusalOf(await put(http, filled(32_769)))).toEqual(refused(413, 'PAYLOAD_TOO_LARGE'));
    expect(dataOf(await call('GET', `${http}/config`))).toEqual(before);
    expect((await put(http, filled(32_768))).status).toBe(200);
    // Nor does it grow by small steps.
    expect(refusalOf(await put(http, '{"b":1}', '?merge=true'))).toEqual(refused(413, 'PAYLOAD_TOO_LARGE'));
  });
});

describe('the panel', () => {
  it('D8 shows a quiet plain picture after the start, as a 720×720 PNG', async () => {
    const { http } = await startDisplay();
    const reply = await call('GET', `${http}/debug/shown.png`);
    expect(reply.headers['content-type']).toBe('image/png');
    expect(reply.headers['x-frame-ordinal']).toBe('0');
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(readImageHeader(reply.body)).toMatchObject({ format: 'png', width: 720, height: 720 });
  });
});
