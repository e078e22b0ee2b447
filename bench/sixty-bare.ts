import { once } from 'node:events';
import jpegTurbo from '@julusian/jpeg-turbo';
import WebSocket from 'ws';
import { everyTick, printRun } from './at-sixty.ts';
import { drawingStages } from './pictures.ts';
import { streamPacket } from './stream-packet.ts';

/** A source that changes 60 times a second, to 16 displays: one encode and sixteen `ws` sockets with a zero mask, nothing else. */
const { compress, FORMAT_RGBA, SAMP_420 } = jpegTurbo;
const [port, seconds] = process.argv.slice(2);
const DISPLAYS = 16;
const pictures = drawingStages(16);
const lights: number[] = [];
const sentAt: number[][] = [];

const sockets = await Promise.all(
  Array.from({ length: DISPLAYS }, async (_, index) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/stream`, {
      perMessageDeflate: false,
      generateMask: mask => mask.fill(0),
    });
    await once(socket, 'open');
    const births: number[] = [];
    sentAt[index] = births;
    // One answer for each picture, in order.
    socket.on('message', () => lights.push(performance.now() - (births.shift() ?? Number.NaN)));
    return socket;
  }),
);
let index = 0;
const frames = await everyTick(Number(seconds), () => {
  index += 1;
  void send(index, performance.now());
});
printRun({ frames, expected: frames * DISPLAYS, lights, dropped: 0 });
process.exit(0);

async function send(count: number, bornAt: number): Promise<void> {
  const picture = pictures[count % pictures.length];
  if (!picture) return;
  const { width, height, data } = picture;
  const jpeg = await compress(data, {
    format: FORMAT_RGBA,
    width,
    height,
    subsampling: SAMP_420,
    quality: 75,
  });
  const packet = streamPacket(jpeg);
  for (const [at, socket] of sockets.entries()) {
    sentAt[at]?.push(bornAt);
    socket.send(packet);
  }
}
