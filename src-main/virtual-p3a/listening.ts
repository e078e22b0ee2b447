import type { Server } from 'node:http';

export type VirtualP3AErrorCode = 'PORT_IN_USE' | 'ADDRESS_UNAVAILABLE' | 'DATA_FOLDER';

/** A virtual display cannot start; `message` is one sentence for people. */
export class VirtualP3AError extends Error {
  override name = 'VirtualP3AError';
  readonly code: VirtualP3AErrorCode;

  constructor(code: VirtualP3AErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Listens and resolves with the port. Throws `VirtualP3AError` `PORT_IN_USE` or `ADDRESS_UNAVAILABLE`. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException): void => {
      const code = cause.code === 'EADDRINUSE' ? 'PORT_IN_USE' : 'ADDRESS_UNAVAILABLE';
      reject(
        new VirtualP3AError(code, `A virtual display cannot listen on ${host}:${port} (${cause.code}).`, {
          cause,
        }),
      );
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

/** Resolves when the server has no connection left; ends those that it has. */
export function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** How a client on this machine reaches a server that listens on `host`. */
export function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
