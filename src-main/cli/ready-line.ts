import type { Engine } from '../engine.ts';

/** What a program that started `serve` reads: one line of JSON, written when everything listens. */
export function readyLine(engine: Engine): string {
  const { http, relay, operator } = engine.addresses;
  return JSON.stringify({
    ready: true,
    http,
    relay,
    operator,
    rooms: engine.readyRooms(),
    displays: engine.readyDisplays(),
  });
}
