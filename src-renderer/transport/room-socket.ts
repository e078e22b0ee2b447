import ReconnectingWebSocket from 'partysocket/ws';
import { mayRetryAfter } from '#shared/wire/close-codes';
import type { ArtistLinkEvents, OpenArtistLink } from '../draw/artist-link.ts';

/** A page that came out of a pocket must not wait long; a relay that starts again must not be stormed. */
const RETRY = { firstMs: 400, firstSpreadMs: 800, growth: 1.6, mostMs: 6_000, mostSpreadMs: 4_000 } as const;

/** Address of a room's door for artists, on the host that served the page. */
export function artistAddress(page: { protocol: string; host: string }, code: string): string {
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.host}/artist/${code}`;
}

/**
 * Opens the way to a room over a WebSocket and keeps it open (R4): tries again with growing, jittered pauses, and never after
 * a reason that is final. `random` yields 0–1; each page draws its own pauses, so that a room of phones does not come back
 * in one breath.
 */
export function roomSocket(address: string, random: () => number = Math.random): OpenArtistLink {
  return events => {
    let socket = connect(address, random, events);
    const stopWaking = onWaking(() => {
      if (socket.readyState !== ReconnectingWebSocket.CLOSED || !socket.shouldReconnect) return;
      // The library cannot be woken from a pause; a new socket does not pause.
      detach(socket);
      socket = connect(address, random, events);
    });
    return {
      send: message => {
        if (socket.readyState !== ReconnectingWebSocket.OPEN) return;
        socket.send(typeof message === 'string' ? message : new Uint8Array(message));
      },
      bufferedBytes: () => socket.bufferedAmount,
      restart: () => socket.reconnect(),
      close: () => {
        stopWaking();
        detach(socket);
      },
    };
  };
}

function connect(address: string, random: () => number, events: ArtistLinkEvents): ReconnectingWebSocket {
  const socket = new ReconnectingWebSocket(address, null, {
    minReconnectionDelay: RETRY.firstMs + random() * RETRY.firstSpreadMs,
    maxReconnectionDelay: RETRY.mostMs + random() * RETRY.mostSpreadMs,
    reconnectionDelayGrowFactor: RETRY.growth,
    // The protocol says again what matters; a queue of the socket's own would say it twice.
    maxEnqueuedMessages: 0,
    shouldReconnectOnClose: event => mayRetryAfter(event.code),
  });
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => events.opened();
  socket.onclose = event => events.closed(event.code);
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') events.received(data);
    else if (data instanceof ArrayBuffer) events.received(new Uint8Array(data));
  };
  return socket;
}

function detach(socket: ReconnectingWebSocket): void {
  socket.onopen = null;
  socket.onclose = null;
  socket.onmessage = null;
  socket.close();
}

/** Calls back when a phone wakes up or finds its network again. */
function onWaking(callback: () => void): () => void {
  if (typeof window === 'undefined') return () => {};
  const stop = new AbortController();
  const seen = () => {
    if (document.visibilityState === 'visible') callback();
  };
  window.addEventListener('online', callback, { signal: stop.signal });
  document.addEventListener('visibilitychange', seen, { signal: stop.signal });
  return () => stop.abort();
}
