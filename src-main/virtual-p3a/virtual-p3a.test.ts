import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { eventually } from './test-kit/eventually.ts';
import { call, dataOf, refusalOf, refused, shownOn } from './test-kit/http-client.ts';
import { RawTcp } from './test-kit/raw-tcp.ts';
import { startDisplay, TEST_MAC, temporaryFolder } from './test-kit/started-display.ts';
import { frame, refusedHandshake, StreamSender } from './test-kit/stream-sender.ts';
import { jpegPicture, likeness, pngPicture } from './test-kit/test-pictures.ts';

const RAW = { 'Content-Type': 'application/octet-stream' };

describe('a virtual display', () => {
  it('is the same display after it was switched off and on: MAC, ports, configuration, card', async () => {
    const first = await startDisplay();
    const png = await pngPicture(1);
    await call('POST', `${first.http}/upload/image`, { headers: RAW, body: png });
    await call('PUT', `${first.http}/config`, { body: '{"brightness":40,"upload_durability":"fast"}' });
    await first.display.stop();
    await expect(call('GET', `${first.http}/status`)).rejects.toThrow('ECONNREFUSED');

    const { folder, httpPort, streamPort } = first;
    const again = await startDisplay({ folder, httpPort, streamPort });
    expect(again.http).toBe(first.http);
    expect(again.stream).toBe(first.stream);
    expect(dataOf(await call('GET', `${again.http}/status`))).toMatchObject({ device: { mac: TEST_MAC } });
    expect(dataOf(await call('GET', `${again.http}/config`))).toMatchObject({ brightness: 40 });
    await call('POST', `${again.http}/action/swap_next`);
    await eventually(async () => likeness((await shownOn(again.http)).png, png)).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it('starts with its defaults when its configuration is unreadable, and sets the file aside', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'config.json'), '{"upload_enable":');
    const { http } = await startDisplay({ folder });
    expect(dataOf(await call('GET', `${http}/config`))).toMatchObject({ upload_enable: true });
    expect(await readdir(folder)).toContain('config.json.broken');
  });

  it('says with a sentence that a port is taken, and leaves nothing open', async () => {
    const blocker = createServer();
    await new Promise<void>(resolve => blocker.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise(resolve => blocker.close(() => resolve())));
    const address = blocker.address();
    const streamPort = typeof address === 'object' && address ? address.port : 0;
    const first = await startDisplay();
    await first.display.stop();
    const start = startDisplay({ httpPort: first.httpPort, streamPort });
    await expect(start).rejects.toMatchObject({ code: 'PORT_IN_USE', message: /cannot listen on/ });
    await expect(call('GET', `${first.http}/status`)).rejects.toThrow('ECONNREFUSED');
  });

  it('says with a sentence that its folder cannot be used', async () => {
    const folder = join(await temporaryFolder(), 'a-file');
    await writeFile(folder, '');
    await expect(startDisplay({ folder })).rejects.toMatchObject({ code: 'DATA_FOLDER' });
  });

  it('leaves no timer and no connection when it is switched off in the middle of everything', async () => {
    const clock = new ManualClock();
    const { display, http, stream } = await startDisplay({ clock, faults: { decodeDelayMs: 1_000 } });
    const sender = await StreamSender.open(stream);
    const jpeg = await jpegPicture(1);
    for (let sent = 0; sent < 3; sent += 1) sender.send(frame(jpeg));
    const upload = call('POST', `${http}/upload/image`, { headers: RAW, body: jpeg });
    const cut = expect(upload).rejects.toThrow();
    await eventually(async () => dataOf(await call('GET', `${http}/status`))).toMatchObject({
      state: 'PROCESSING',
    });
    await display.stop();
    await display.stop();
    await cut;
    expect((await sender.closed).code).toBeGreaterThanOrEqual(1001);
    expect(clock.pending).toBe(0);
  });
});

describe('faults, for those who test senders', () => {
  it('silent: takes connections, requests, pings and frames and never answers them', async () => {
    const clock = new ManualClock();
    const { display, http, stream } = await startDisplay({ clock });
    const sender = await StreamSender.open(stream);
    sender.send(frame(await jpegPicture(1), { flags: 1 }));
    const answered: string[] = [];
    sender.socket.on('pong', () => answered.push('pong'));
    sender.socket.ping();
    await eventually(() => answered).toEqual(['pong']);

    /** Time passes while the display is silent; then it may be asked again what it did meanwhile. */
    const passSilently = async (ms: number): Promise<void> => {
      display.faults.silent = true;
      clock.advance(ms);
      await new Promise(resolve => setImmediate(resolve));
      display.faults.silent = false;
    };
    await eventually(async () => {
      await passSilently(20);
      return (await shownOn(http)).ordinal;
    }).toBe(1);
    await passSilently(2_000);
    sender.socket.ping();
    await eventually(() => answered).toEqual(['pong', 'pong']);
    // What comes on one connection comes in order: before this pong there was neither `shown` nor `stats` nor a ping.
    expect(sender.told).toEqual([]);
    expect(sender.pings).toBe(0);
  });

  it('silent: a request gets no answer at all', async () => {
    let asked = 0;
    const faults = {
      get silent() {
        asked += 1;
        return true;
      },
    };
    const { display, httpPort } = await startDisplay({ faults });
    const tcp = new RawTcp(httpPort);
    await tcp.send('GET /status HTTP/1.1\r\nHost: p3a\r\n\r\n');
    await eventually(() => asked).toBeGreaterThan(0);
    await display.stop();
    expect(await tcp.untilEnd()).toBe('');
  });

  it('refusing: BUSY at both doors', async () => {
    const { display, http, stream } = await startDisplay({ faults: { refusing: true } });
    expect(refusalOf(await call('GET', `${http}/status`))).toEqual(refused(503, 'BUSY'));
    expect(await refusedHandshake(stream)).toMatchObject({ status: 503 });
    display.faults.refusing = false;
    expect((await call('GET', `${http}/status`)).status).toBe(200);
    await StreamSender.open(stream);
  });

  it('noAcknowledgements: shows and does not say so', async () => {
    const { http, stream } = await startDisplay({ faults: { noAcknowledgements: true } });
    const sender = await StreamSender.open(stream);
    sender.send(frame(await jpegPicture(1), { flags: 1 }));
    await eventually(async () => (await shownOn(http)).ordinal).toBe(1);
    await eventually(() => sender.toldOf('stats').length).toBeGreaterThan(0);
    expect(sender.toldOf('shown')).toEqual([]);
  });
});
