import type { Clock } from '#shared/clock';
import { mayRetryAfter } from '#shared/wire/close-codes';
import { decodePreviewMessage } from '#shared/wire/preview-message';
import { OperatorSocket } from './operator-socket.ts';
import type { OpenPreviewLink } from './preview-link.ts';

/** The pictures over a WebSocket to the engine's door. */
export function previewSocket(address: string, clock: Clock): OpenPreviewLink {
  return events => {
    const socket = new OperatorSocket(address, clock);
    socket.addEventListener('open', () => events.opened());
    socket.addEventListener('message', event => {
      const data: unknown = event instanceof MessageEvent ? event.data : undefined;
      const picture = data instanceof ArrayBuffer ? decodePreviewMessage(new Uint8Array(data)) : undefined;
      if (picture) events.received(picture);
    });
    socket.addEventListener('close', () => events.closed(!mayRetryAfter(socket.closeCode ?? 0)));
    return { send: message => socket.send(JSON.stringify(message)), close: () => socket.close() };
  };
}
