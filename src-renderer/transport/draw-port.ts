import type { Clock, TimerHandle } from '#shared/clock';
import type { DrawRoom } from '#shared/contract/ports';
import { CLOSE } from '#shared/wire/close-codes';
import type { OpenArtistLink } from '../draw/artist-link.ts';

/** Main is on the same machine: it is back soon or not at all. */
const AGAIN_AFTER_MS = 1_000;

/** The artist protocol over the window's own port, in `room`. `open` yields a fresh port to main, not started. */
export function drawPort(open: () => MessagePort, room: string, clock: Clock): OpenArtistLink {
  const into = JSON.stringify({ type: 'room', room } satisfies DrawRoom);
  return events => {
    let port: MessagePort | undefined;
    let timer: TimerHandle;

    const connect = () => {
      const fresh = open();
      port = fresh;
      fresh.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string' || data instanceof Uint8Array) events.received(data);
      };
      fresh.addEventListener('close', () => {
        if (port !== fresh) return;
        port = undefined;
        events.closed(CLOSE.stopping);
        timer = clock.setTimeout(connect, AGAIN_AFTER_MS);
      });
      fresh.start();
      fresh.postMessage(into);
      events.opened();
    };
    const disconnect = () => {
      clock.clearTimeout(timer);
      const old = port;
      port = undefined;
      old?.close();
    };

    // Not in this very call: whoever opens a link knows it first and hears of it then.
    timer = clock.setTimeout(connect, 0);
    return {
      send: message => port?.postMessage(message),
      // A port has no queue that could be asked; main reads as fast as this page writes.
      bufferedBytes: () => 0,
      restart: () => {
        disconnect();
        timer = clock.setTimeout(connect, AGAIN_AFTER_MS);
      },
      close: disconnect,
    };
  };
}
