import { existsSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Clock } from '#shared/clock';
import { ManualClock } from '#shared/manual-clock';
import type { Room } from '../../rooms/room.ts';
import type { RoomRegistry } from '../../rooms/room-registry.ts';
import { ANA, idOf, strokeOf } from '../../rooms/test-kit/drawings.ts';
import { openRooms } from '../../rooms/test-kit/open-rooms.ts';
import { CanvasSource } from '../../sources/canvas-source.ts';
import type { Store } from '../../store/database.ts';
import { recordingLog } from '../../store/test-kit/recording-log.ts';
import { temporaryFolder } from '../../store/test-kit/temporary-folder.ts';
import { Gallery } from '../gallery.ts';

export interface OpenGalleryOptions {
  /** The data folder. */
  readonly folder?: string;
  /** Of the pictures; inside the data folder unless given. */
  readonly pictures?: string;
  readonly clock?: ManualClock;
}

export interface OpenGallery {
  readonly folder: string;
  readonly pictures: string;
  readonly clock: ManualClock;
  readonly log: ReturnType<typeof recordingLog>;
  readonly store: Store;
  readonly registry: RoomRegistry;
  readonly room: Room;
  readonly gallery: Gallery;
  /** What the room shows now, as the displays are sent it. */
  readonly shown: () => Buffer;
}

/** The gallery of a data folder with its rooms, put together as the engine does it; closed when the test is over. */
export async function openGallery(options: OpenGalleryOptions = {}): Promise<OpenGallery> {
  const { folder = temporaryFolder(), clock = new ManualClock() } = options;
  const pictures = options.pictures ?? path.join(folder, 'gallery');
  const log = recordingLog();
  const { store, registry } = await openRooms({ folder, clock, log });
  const room = registry.all()[0] ?? registry.create({ name: 'Hall' });
  const frameOf = framesOf(registry, clock);
  const gallery = new Gallery({
    store: store.gallery,
    folder: pictures,
    rooms: registry,
    frameOf,
    clock,
    log,
    random: () => 0,
  });
  gallery.open();
  onTestFinished(() => gallery.close());
  // It is ready when nothing but the rooms' own timers is left.
  const ready = () => existsSync(pictures) && clock.pending === registry.all().length;
  await until(() => ready() || gallery.state.problem !== undefined);
  return {
    folder,
    pictures,
    clock,
    log,
    store,
    registry,
    room,
    gallery,
    shown: () => frameOf(room.code).pixels().data,
  };
}

/** One source a room, as in the engine: a canvas keeps track of one target. */
function framesOf(registry: RoomRegistry, clock: Clock) {
  const sources = new Map<Room, CanvasSource>();
  return (code: string) => {
    const room = registry.get(code);
    if (!room) throw new Error(`there is no room ${code}`);
    const source = sources.get(room) ?? new CanvasSource({ id: code, canvas: room, clock });
    sources.set(room, source);
    return source.current();
  };
}

let drawn = 0;

/** One more stroke on the canvas, different from all others. */
export function draw(room: Room, by = ANA): void {
  drawn += 1;
  room.commit(by, { id: idOf(`drawn-${drawn}`), layer: 0, stroke: strokeOf(drawn, 40) }, 0);
}

/** Waits for a sign of work that goes on off the main thread. */
export async function until(sign: () => boolean): Promise<void> {
  await vi.waitFor(
    () => {
      if (!sign()) throw new Error('not yet');
    },
    { timeout: 10_000, interval: 5 },
  );
}
