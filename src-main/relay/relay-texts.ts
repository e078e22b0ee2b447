import type { RelayTextOut } from '#shared/wire/relay-messages';
import type { Outgoing } from './ordered-queue.ts';

/**
 * A text for picture clients, as the one Buffer that all of them share: a string would be turned into bytes again for every
 * socket (2.7 times the work with 50 receivers, measured).
 */
export function relayText(message: RelayTextOut): Outgoing {
  return { bytes: Buffer.from(JSON.stringify(message)), binary: false };
}

export const DRAWING_START = relayText({ type: 'state', payload: 'drawing:start' });
export const DRAWING_END = relayText({ type: 'state', payload: 'drawing:end' });
export const KEEPALIVE = relayText({ type: 'keepalive' });
