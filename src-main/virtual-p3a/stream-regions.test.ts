import { describe, expect, it } from 'vitest';
import { NetworkStats } from '#shared/wire/display-api';
import { encodeJpeg } from '../imaging/jpeg.ts';
import { decodePicture } from '../imaging/pictures.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { eventually } from './test-kit/eventually.ts';
import { call, dataOf, shownOn } from './test-kit/http-client.ts';
import { type StartedDisplay, startDisplay } from './test-kit/started-display.ts';
import { frame, regionFrame, StreamSender } from './test-kit/stream-sender.ts';
import { pngPicture } from './test-kit/test-pictures.ts';

type Colour = readonly [red: number, green: number, blue: number];
const [RED, GREEN, BLUE]: readonly Colour[] = [
  [250, 0, 0],
  [0, 250, 0],
  [0, 0, 250],
];

const plain = (width: number, height: number, colour: Colour = [0, 0, 0]): Promise<Buffer> =>
  encodeJpeg(
    { width, height, data: Buffer.alloc(width * height * 4, Buffer.from([...colour, 255])) },
    { quality: 90 },
  );

const statsOf = async ({ http }: StartedDisplay) =>
  NetworkStats.parse(dataOf(await call('GET', `${http}/network/stats`)));

const untilShown = (display: StartedDisplay, ordinal: number) =>
  eventually(async () => (await shownOn(display.http)).ordinal).toBe(ordinal);

/** The colour of a point, rounded so that a lossy picture still tells which one it was. */
function colourAt({ width, data }: Pixels, x: number, y: number): number[] {
  const at = (y * width + x) * 4;
  return [...data.subarray(at, at + 3)].map(channel => Math.round(channel / 50) * 50);
}

async function panelOf(display: StartedDisplay): Promise<Pixels> {
  return decodePicture((await shownOn(display.http)).png);
}

describe('regions', () => {
  it('S2 are drawn over what was sent before, to the point, and what is around them stays', async () => {
    const display = await startDisplay();
    const sender = await StreamSender.open(display.stream);
    sender.send(frame(await plain(720, 720, RED), { flags: 1 }));
    sender.send(regionFrame(await plain(32, 16, GREEN), { x: 64, y: 96, width: 32, height: 16 }));
    sender.send(regionFrame(await plain(16, 16, BLUE), { x: 704, y: 704, width: 16, height: 16 }));
    await untilShown(display, 3);
    const panel = await panelOf(display);
    for (const [x, y] of [
      [64, 96],
      [95, 96],
      [64, 111],
      [95, 111],
    ] as const) {
      expect(colourAt(panel, x, y)).toEqual(GREEN);
    }
    for (const [x, y] of [
      [63, 96],
      [96, 96],
      [64, 95],
      [64, 112],
      [0, 0],
    ] as const) {
      expect(colourAt(panel, x, y)).toEqual(RED);
    }
    expect(colourAt(panel, 719, 719)).toEqual(BLUE);
  });

  it('S2 S6 what comes between two refreshes is all there, also when its own moment was passed over', async () => {
    const display = await startDisplay();
    const sender = await StreamSender.open(display.stream);
    sender.send(frame(await plain(720, 720, RED), { flags: 1 }));
    await untilShown(display, 1);
    const dots = await Promise.all([0, 1, 2].map(() => plain(16, 16, GREEN)));
    for (const [index, dot] of dots.entries())
      sender.send(regionFrame(dot, { x: index * 32, y: 0, width: 16, height: 16 }));
    await untilShown(display, 4);
    const panel = await panelOf(display);
    for (const index of dots.keys()) expect(colourAt(panel, index * 32 + 8, 8)).toEqual(GREEN);
  });

  it('S3 a region before any whole picture of its connection is invalid', async () => {
    const display = await startDisplay();
    const region = regionFrame(await plain(16, 16, GREEN), { x: 0, y: 0, width: 16, height: 16 });
    const first = await StreamSender.open(display.stream);
    first.send(region);
    await eventually(async () => (await statsOf(display)).frames_invalid).toBe(1);
    first.send(frame(await plain(720, 720, RED)));
    first.send(region);
    await untilShown(display, 3);
    const second = await StreamSender.open(display.stream);
    second.send(region);
    await eventually(async () => (await statsOf(display)).frames_invalid).toBe(2);
    expect(colourAt(await panelOf(display), 8, 8)).toEqual(GREEN);
  });

  it('S2 are drawn into the stream’s own picture, whatever else was shown meanwhile', async () => {
    const display = await startDisplay();
    const sender = await StreamSender.open(display.stream);
    sender.send(frame(await plain(720, 720, RED), { flags: 1 }));
    await untilShown(display, 1);
    const body = await pngPicture(3);
    await call('POST', `${display.http}/display/raw`, { headers: { 'Content-Type': 'image/png' }, body });
    await untilShown(display, 0);
    sender.send(regionFrame(await plain(16, 16, BLUE), { x: 0, y: 0, width: 16, height: 16 }));
    await untilShown(display, 2);
    const panel = await panelOf(display);
    expect([colourAt(panel, 8, 8), colourAt(panel, 300, 300)]).toEqual([BLUE, RED]);
  });
});
