import type { Engine } from '../engine.ts';

/** What a program that started `serve` reads: one line of JSON, written when everything listens. */
export function readyLine(engine: Engine): string {
  const { http, relay } = engine.addresses;
  return JSON.stringify({
    ready: true,
    http,
    relay,
    rooms: engine.rooms.all().map(room => ({ code: room.code, artist: `${http}/r/${room.code}` })),
    displays: engine.readyDisplays(),
  });
}
