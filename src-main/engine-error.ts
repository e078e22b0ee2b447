import { RoomError } from './rooms/room-error.ts';
import { StoreError } from './store/store-error.ts';
import { VirtualP3AError } from './virtual-p3a/listening.ts';

export type EngineErrorCode =
  | 'PORT_IN_USE'
  | 'ADDRESS_UNAVAILABLE'
  | 'STORE'
  | 'BAD_ROOM_CODE'
  | 'VIRTUAL_DISPLAY';

/** The engine cannot start; `message` is one sentence that says what, of which thing, and what to do. */
export class EngineError extends Error {
  override name = 'EngineError';
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The rooms of the engine throw errors of their own; whoever starts it meets one kind. Anything unforeseen passes as it is. */
export function asEngineError(error: unknown): unknown {
  if (error instanceof StoreError) return new EngineError('STORE', error.message, { cause: error });
  if (error instanceof RoomError) return new EngineError('BAD_ROOM_CODE', error.message, { cause: error });
  if (error instanceof VirtualP3AError)
    return new EngineError('VIRTUAL_DISPLAY', error.message, { cause: error });
  return error;
}

/** Why the relay cannot listen, as a sentence. */
export function listenError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const sentence = `Another program uses port ${port} on ${host}. Close it, or choose another port (--port).`;
    return new EngineError('PORT_IN_USE', sentence, { cause: error });
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    const sentence = `Lienzo cannot listen on ${host}, port ${port} (${code}). Choose another address or port.`;
    return new EngineError('ADDRESS_UNAVAILABLE', sentence, { cause: error });
  }
  return error;
}
