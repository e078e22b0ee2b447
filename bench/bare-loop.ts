import { once } from 'node:events';
import jpegTurbo from '@julusian/jpeg-turbo';
import WebSocket from 'ws';
import { reportCost } from './measure.ts';
import { drawingStages } from './pictures.ts';

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
    const packet = Buffer.allocUnsafe(8 + jpeg.length);
    packet.writeUInt16LE(0x5044, 0);
    packet.writeUInt8(1, 2);
    packet.writeUInt8(1, 3);
    packet.writeUInt32LE(jpeg.length, 4);
    jpeg.copy(packet, 8);
    const answered = new Promise<void>(resolve => {
      shown = resolve;
    });
    socket.send(packet);
    await answered;
  }
});
socket.terminate();
process.exit(0);
