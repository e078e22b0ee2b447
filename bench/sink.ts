import { WebSocketServer } from 'ws';

/**
 * A display that takes everything and thinks about nothing, in a process of its own so that its CPU is nobody's. It
 * acknowledges like a display does (S6), so that the sender's pacing runs as in life.
 */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', socket => {
  let n = 0;
  socket.on('message', (_data, isBinary) => {
    if (!isBinary) return;
    n += 1;
    socket.send(`{"type":"shown","n":${n},"decode_ms":0,"queue_ms":0,"show_ms":0}`);
  });
});
server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.stdout.write(`${address.port}\n`);
});
process.on('disconnect', () => process.exit(0));
