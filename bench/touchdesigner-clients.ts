import { once } from 'node:events';
import { WebSocket } from 'ws';

/**
 * TouchDesigners that read everything and do nothing, in a process of their own so that their CPU is nobody's. Every other one takes
 * binary as our kit does, the rest base64 as the seed's script does. Says when all are in, and, asked, how many live pictures the
 * slowest of them got since it was asked before.
 */
const [address = '', count, fps] = process.argv.slice(2);

const live = await Promise.all(
  Array.from({ length: Number(count) }, async (_, index) => {
    const images = index % 2 === 0 ? 'text' : 'binary';
    const socket = new WebSocket(`${address}&role=td&fps=${fps}&images=${images}`);
    const got = { pictures: 0 };
    socket.on('message', (data, isBinary) => {
      if (!Buffer.isBuffer(data)) return;
      if (isBinary ? data[0] === 0xff : data.subarray(0, 14).includes('"draw"')) got.pictures += 1;
    });
    // R9: a final is the first picture that it is sent.
    let picture = false;
    while (!picture) picture = (await once(socket, 'message'))[1] === true;
    return got;
  }),
);
process.on('message', () => {
  process.send?.(Math.min(...live.map(({ pictures }) => pictures)));
  for (const got of live) got.pictures = 0;
});
process.on('disconnect', () => process.exit(0));
process.send?.('in');
