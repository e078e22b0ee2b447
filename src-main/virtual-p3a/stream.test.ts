import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { NetworkStats } from '#shared/wire/display-api';
import { parseStreamBackMessage } from '#shared/wire/stream-back-channel';
import { encodeJpeg } from '../imaging/jpeg.ts';
import { decodePicture, encodePng } from '../imaging/pictures.ts';
import { REFRESH_MS } from './panel.ts';
import { fillPanel } from './panel-pixels.ts';
import { eventually } from './test-kit/eventually.ts';
import { call, dataOf, shownOn } from './test-kit/http-client.ts';
import { type StartedDisplay, startDisplay } from './test-kit/started-display.ts';
import { frame, StreamSender } from './test-kit/stream-sender.ts';
import { gradient, jpegPicture, likeness, pngPicture } from './test-kit/test-pictures.ts';

const statsOf = async ({ http }: StartedDisplay) =>
  NetworkStats.parse(dataOf(await call('GET', `${http}/network/stats`)));

const untilShown = (display: StartedDisplay, ordinal: number) =>
  eventually(async () => (await shownOn(display.http)).ordinal).toBe(ordinal);

describe('streaming', () => {
  it('S1 S2 D8 shows a frame as it was sent, with its ordinal', async () => {
    const display = await startDisplay();
    const sender = await StreamSender.open(display.stream);
    const jpeg = await jpegPicture(1);
    sender.send(frame(jpeg));
    await untilShown(display, 1);
    expect(await likeness((await shownOn(display.http)).png, jpeg)).toBeGreaterThan(45);
  });

  it('S1 takes the seed’s magic "TD" too', async () => {
    const display = await startDisplay();
    const sender = await StreamSender.open(display.stream);
    const message = frame(await jpegPicture(1));
    message.set([0x54, 0x44]);
    sender.send(message);
    await untilShown(display, 1);
  });

  it('S3 S4 S6 drops and counts what is invalid; the connection and the picture stay, and n goes on counting', async () => {
    const display = await startDisplay();
    const sender = await StreamSender.open(display.stream);
    const jpeg = await jpegPicture(2);
    sender.send(frame(jpeg, { flags: 1 }));
    await untilShown(display, 1);

    const { data, width, height } = gradient(720, 720, 3);
    const raw = () => sharp(data, { raw: { width, height, channels: 4 } });
    const wrongMagic = frame(jpeg);
    wrongMagic.set([0x44, 0x51]);
    const wrongSize = frame(jpeg);
    wrongSize.writeUInt32LE(jpeg.length + 1, 4);
    const invalid = [
      Buffer.alloc(0),
      Buffer.from([0x44, 0x50, 1]),
      wrongMagic,
      wrongSize,
      frame(jpeg, { format: 2 }),
      frame(jpeg, { format: 9 }),
      frame(Buffer.alloc(0)),
      frame(Buffer.alloc(204_801)),
      frame(Buffer.alloc(7 * 1024 * 1024)),
      frame(jpeg.subarray(0, jpeg.length - 900)),
      frame(await pngPicture(3)),
      frame(await raw().jpeg({ progressive: true }).toBuffer()),
      frame(await raw().toColourspace('b-w').jpeg().toBuffer()),
      frame(await raw().jpeg({ chromaSubsampling: '4:4:4' }).toBuffer()),
      frame(await encodeJpeg(gradient(712, 720, 1), { quality: 75 })),
      frame(await encodeJpeg(gradient(736, 736, 1), { quality: 75 })),
    ];
    for (const message of invalid) sender.send(message);
    await eventually(async () => (await statsOf(display)).frames_invalid).toBe(invalid.length);
    expect(await likeness((await shownOn(display.http)).png, jpeg)).toBeGreaterThan(45);
    expect((await statsOf(display)).clients).toBe(1);

    sender.send(frame(jpeg, { flags: 1 }));
    await untilShown(display, invalid.length + 2);
    expect(sender.toldOf('shown').map(shown => shown['n'])).toEqual([1, invalid.length + 2]);
    expect(await statsOf(display)).toMatchObject({
      frames_received: invalid.length + 2,
      frames_shown: 2,
      frames_dropped: 0,
    });
  });

  it('S3 a message over 8 MiB ends the connection with 1009', async () => {
    const { stream } = await startDisplay();
    const sender = await StreamSender.open(stream);
    sender.send(Buffer.alloc(8 * 1024 * 1024 + 1));
    expect((await sender.closed).code).toBe(1009);
  });

  it('S4 takes 4:2:2, and a smaller picture fills the panel by nearest neighbour', async () => {
    const display = await startDisplay();
    const sender = await StreamSender.open(display.stream);
    const jpeg = await encodeJpeg(gradient(352, 352, 4), { quality: 90, subsampling: '4:2:2' });
    sender.send(frame(jpeg));
    await untilShown(display, 1);
    const expected = fillPanel(await decodePicture(jpeg), { r: 0, g: 0, b: 0 });
    const { png } = await shownOn(display.http);
    expect(await likeness(png, await encodePng(expected))).toBe(Number.POSITIVE_INFINITY);
  });

  it('S5 holds three undecoded frames; the oldest gives way and is counted', async () => {
    const clock = new ManualClock();
    const display = await startDisplay({ clock, faults: { decodeDelayMs: 100 } });
    const sender = await StreamSender.open(display.stream);
    const pictures = await Promise.all([1, 2, 3, 4, 5, 6].map(seed => jpegPicture(seed * 17)));
    for (const jpeg of pictures) sender.send(frame(jpeg, { flags: 1 }));
    // The first one is being decoded, three wait, two gave way.
    await eventually(async () => (await statsOf(display)).frames_received).toBe(6);
    expect(await statsOf(display)).toMatchObject({ ring_depth: 3, frames_dropped: 2 });
    display.display.faults.decodeDelayMs = 0;
    await eventually(async () => {
      clock.advance(100);
      return (await statsOf(display)).ring_depth;
    }).toBe(0);
    await eventually(async () => {
      clock.advance(REFRESH_MS);
      return (await shownOn(display.http)).ordinal;
    }).toBe(6);
    const settled = await statsOf(display);
    expect((settled.frames_shown ?? 0) + (settled.frames_dropped ?? 0)).toBe(6);
    const acknowledged = sender.toldOf('shown').map(shown => shown['n']);
    expect(acknowledged).not.toContain(2);
    expect(acknowledged).not.toContain(3);
    expect(acknowledged.at(-1)).toBe(6);
  });

  it('S5 the depth of the ring follows the configuration', async () => {
    const display = await startDisplay({ clock: new ManualClock(), faults: { decodeDelayMs: 100 } });
    await call('PUT', `${display.http}/config`, { body: '{"stream_ring_buffer_depth":1}' });
    const sender = await StreamSender.open(display.stream);
    const jpeg = await jpegPicture(1);
    for (let sent = 0; sent < 5; sent += 1) sender.send(frame(jpeg));
    await eventually(async () => (await statsOf(display)).frames_dropped).toBe(3);
    expect(await statsOf(display)).toMatchObject({ ring_depth: 1 });
  });

  it('S6 acknowledges a frame that asks for it, with its durations on the display', async () => {
    const clock = new ManualClock();
    const display = await startDisplay({ clock, faults: { decodeDelayMs: 40 } });
    const sender = await StreamSender.open(display.stream);
    const jpeg = await jpegPicture(1);
    sender.send(frame(jpeg));
    sender.send(frame(jpeg, { flags: 1 }));
    await eventually(async () => (await statsOf(display)).ring_depth).toBe(1);
    clock.advance(40);
    await eventually(async () => (await statsOf(display)).ring_depth).toBe(0);
    await eventually(async () => {
      clock.advance(40);
      return (await statsOf(display)).frames_shown;
    }).toBe(2);
    await eventually(() => sender.toldOf('shown')).toHaveLength(1);
    const [told] = sender.toldOf('shown');
    const shown = parseStreamBackMessage(JSON.stringify(told));
    expect(shown).toMatchObject({ type: 'shown', n: 2 });
    expect(told).toMatchObject({ queue_ms: 40, decode_ms: expect.any(Number), show_ms: expect.any(Number) });
  });

  it('S6 tells its statistics each second, also to a client that sends nothing', async () => {
    const clock = new ManualClock();
    const display = await startDisplay({ clock });
    const sender = await StreamSender.open(display.stream);
    await eventually(async () => (await statsOf(display)).clients).toBe(1);
    clock.advance(999);
    clock.advance(1);
    await eventually(() => sender.toldOf('stats')).toHaveLength(1);
    clock.advance(1_000);
    await eventually(() => sender.toldOf('stats')).toHaveLength(2);
    expect(sender.toldOf('stats')[1]).toEqual({
      type: 'stats',
      uptime_ms: expect.any(Number),
      heap_free: 23_000_000,
      rssi: null,
      frames_received: 0,
      frames_shown: 0,
      frames_dropped: 0,
      frames_invalid: 0,
      ring_depth: 0,
    });
  });

  it('S6 text from the sender is no frame', async () => {
    const display = await startDisplay();
    const sender = await StreamSender.open(display.stream);
    sender.send('hello');
    sender.send(frame(await jpegPicture(1), { flags: 1 }));
    await untilShown(display, 1);
    expect(await statsOf(display)).toMatchObject({ frames_received: 1, frames_invalid: 0 });
  });

  it('S8 what was sent before the sender left is shown, and stays', async () => {
    const display = await startDisplay({ faults: { decodeDelayMs: 30 } });
    const sender = await StreamSender.open(display.stream);
    const last = await jpegPicture(9);
    sender.send(frame(await jpegPicture(1)));
    sender.send(frame(last));
    sender.socket.close();
    await sender.closed;
    await untilShown(display, 2);
    expect(await likeness((await shownOn(display.http)).png, last)).toBeGreaterThan(45);
  });

  it('S5 gives its memory back', async () => {
    const display = await startDisplay();
    const sender = await StreamSender.open(display.stream);
    const jpeg = await jpegPicture(1);
    for (let sent = 0; sent < 20; sent += 1) sender.send(frame(jpeg));
    await untilShown(display, 20);
    expect(dataOf(await call('GET', `${display.http}/status`))).toMatchObject({ heap_free: 23_000_000 });
  });
});
