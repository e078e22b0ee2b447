import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * What the operator reaches on the relay's port. The relay asks it first and knows nothing of it; it judges by itself who is an
 * operator. Both return whether the address was one of its own: then the relay does nothing more.
 */
export interface OperatorGate {
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** Takes the socket over, or refuses the handshake on it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}
