import { once } from 'node:events';
import jpegTurbo from '@julusian/jpeg-turbo';
import WebSocket from 'ws';
import { reportCost } from './measure.ts';
import { drawingStages } from './pictures.ts';
import { streamPacket } from './stream-packet.ts';

/** The floor for this language: the same encoder and the same socket library, and nothing else. */
const { compress, FORMAT_RGBA, SAMP_420 } = jpegTurbo;
const [port, frames] = process.argv.slice(2);
const socket = new WebSocket(`ws://127.0.0.1:${port}/stream`, {
  perMessageDeflate: false,
  generateMask: mask => mask.fill(0),
});
await once(socket, 'open');
const pictures = drawingStages(16);
let shown: () => void = () => {};
socket.on('message', () => shown());

await reportCost(Number(frames), async count => {
  for (let index = 0; index < count; index += 1) {
    const picture = pictures[index % pictures.length];
    if (!picture) continue;
    const { width, height } = picture;
    const jpeg = await compress(picture.data, {
      format: FORMAT_RGBA,
      width,
      height,
      subsampling: SAMP_420,
      quality: 75,
    });
    const packet = streamPacket(jpeg);
    const answered = new Promise<void>(resolve => {
      shown = resolve;
    });
    socket.send(packet);
    await answered;
  }
});
socket.terminate();
process.exit(0);
