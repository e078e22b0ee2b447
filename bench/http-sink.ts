import http from 'node:http';

/** A display that takes every picture by HTTP and thinks about nothing, in a process of its own so that its CPU is nobody's. */
const ANSWER = JSON.stringify({
  ok: true,
  data: { format: 'jpeg', display_updated: true, decode_time_ms: 0 },
});

const server = http.createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': ANSWER.length };
    response.writeHead(200, headers).end(ANSWER);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.stdout.write(`${address.port}\n`);
});
process.on('disconnect', () => process.exit(0));
