import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** How a connection to the display ended: `reset` is a RST, `polite` a FIN. */
export type Ending = 'reset' | 'polite';

export interface HttpDisplay {
  readonly address: string;
  readonly connections: Socket[];
  readonly endings: Ending[];
}

/** An HTTP server on loopback that answers as the test says; gone when the test ends. */
export async function startHttpDisplay(
  handle: (request: http.IncomingMessage, response: http.ServerResponse) => void | Promise<void>,
  port = 0,
): Promise<HttpDisplay> {
  const connections: Socket[] = [];
  const endings: Ending[] = [];
  const server = http.createServer((request, response) => {
    // A body that was cut off is what some tests are about; it has no answer.
    Promise.resolve(handle(request, response)).catch(() => response.destroy());
  });
  server.on('connection', socket => {
    connections.push(socket);
    socket.on('end', () => endings.push('polite'));
    socket.on('error', () => endings.push('reset'));
  });
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port: bound } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${bound}`, connections, endings };
}

export function answer(response: http.ServerResponse, data: unknown): void {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ ok: true, data }));
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
