import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { StrokePoint } from '#shared/document/stroke';
import { silentLog } from '#shared/log';
import type { EncodeTable } from '../src-main/imaging/encode-table.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { Relay } from '../src-main/relay/relay.ts';
import type { Room } from '../src-main/rooms/room.ts';
import { RoomRegistry } from '../src-main/rooms/room-registry.ts';
import { CanvasSource } from '../src-main/sources/canvas-source.ts';
import { openStore } from '../src-main/store/database.ts';

/** Then the stroke is committed and the next one begins at once, so that the room is never at rest and every picture is a live one. */
const STROKE_POINTS = 60;
const COLOURS = ['#e4572e', '#17bebb', '#76b041', '#5f4bb6', '#ffc914'];

export interface BenchRoom {
  readonly code: string;
  readonly port: number;
  /** Draws on by one point; the drawing is the same in every run. */
  readonly draw: () => void;
  close(): Promise<void>;
}

/** The real relay on a real port of loopback, with one room and its canvas. */
export async function openRoom(encodes: EncodeTable): Promise<BenchRoom> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lienzo-room-'));
  const store = openStore(path.join(folder, 'store'));
  const rooms = new RoomRegistry({ store: store.rooms, clock: systemClock, log: silentLog });
  const room = rooms.create();
  const source = new CanvasSource({ id: 'canvas:bench', canvas: room, clock: systemClock });
  const relay = new Relay({
    rooms,
    sources: () => source,
    encodes,
    staticFolder: folder,
    clock: systemClock,
    log: silentLog,
    allowedHosts: [],
  });
  const { port } = await relay.listen(0, '127.0.0.1');
  return {
    code: room.code,
    port,
    draw: handOf(room),
    close: async () => {
      await relay.close();
      rooms.closeAll();
      source.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function handOf(room: Room): () => void {
  const by = { author: 'author-of-bench', client: 'hand', name: 'Bench' };
  let drawn = 0;
  let points: StrokePoint[] = [];
  return () => {
    const number = Math.floor(drawn / STROKE_POINTS);
    const id = `stroke-${number}-of-bench`;
    const colour = COLOURS[number % COLOURS.length] ?? '#000000';
    const style = { brush: 'pen', colour, size: 8 + (number % 5) * 6, opacity: 1 } as const;
    if (points.length === 0) room.penDown(by, id, style);
    const point = pointAt(drawn);
    room.penMove(by, id, points.length, [point], systemClock.now());
    points.push(point);
    drawn += 1;
    if (points.length < STROKE_POINTS) return;
    room.commit(by, { id, layer: 0, stroke: { style, points } }, systemClock.now());
    points = [];
  };
}

function pointAt(drawn: number): StrokePoint {
  const t = drawn / 12;
  return {
    x: 360 + 300 * Math.sin(t * 1.3),
    y: 360 + 300 * Math.cos(t * 0.9),
    pressure: 0.5,
    atMs: (drawn % STROKE_POINTS) * 16,
  };
}
