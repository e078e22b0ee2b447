import { onTestFinished } from 'vitest';
import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import { ManualClock } from '#shared/manual-clock';
import { SkiaSurface } from '../../imaging/surface.ts';
import { openStore, type Store } from '../../store/database.ts';
import { recordingLog } from '../../store/test-kit/recording-log.ts';
import { temporaryFolder } from '../../store/test-kit/temporary-folder.ts';
import type { Room } from '../room.ts';
import type { RoomEvent } from '../room-events.ts';
import { type RoomImaging, roomImaging } from '../room-imaging.ts';
import { RoomRegistry } from '../room-registry.ts';

export interface OpenOptions {
  readonly folder?: string;
  readonly clock?: Clock;
  readonly log?: Log;
  readonly imaging?: RoomImaging;
}

export interface OpenRooms {
  readonly folder: string;
  readonly store: Store;
  readonly registry: RoomRegistry;
}

/** The rooms of a data folder, loaded as the engine loads them; closed when the test is over. */
export async function openRooms(options: OpenOptions = {}): Promise<OpenRooms> {
  const {
    folder = temporaryFolder(),
    clock = new ManualClock(),
    log = recordingLog(),
    imaging = roomImaging,
  } = options;
  const store = openStore(folder);
  const registry = new RoomRegistry({ store: store.rooms, clock, log, imaging });
  onTestFinished(() => {
    registry.closeAll();
    store.close();
  });
  await registry.open();
  return { folder, store, registry };
}

/** The room of a folder, made if there is none. */
export async function openRoom(options: OpenOptions = {}): Promise<OpenRooms & { readonly room: Room }> {
  const opened = await openRooms(options);
  return { ...opened, room: opened.registry.all()[0] ?? opened.registry.create() };
}

/** A room's canvas is composed into the same surface each time. */
const surfaces = new WeakMap<Room, SkiaSurface>();

/** What the room's canvas shows now, as a display would be sent it. */
export function pixelsOf(room: Room): Buffer {
  const surface = surfaces.get(room) ?? new SkiaSurface(room.width, room.height);
  surfaces.set(room, surface);
  room.compose(surface);
  return surface.readPixels().data;
}

/** The room's events from now on. */
export function eventsOf(room: Room): RoomEvent[] {
  const events: RoomEvent[] = [];
  onTestFinished(room.on(event => events.push(event)));
  return events;
}

/** How far two pictures of the same size are apart at their worst place, in steps of 256. */
export function largestDifference(a: Buffer, b: Buffer): number {
  if (a.length !== b.length) return 255;
  return a.reduce((worst, value, index) => Math.max(worst, Math.abs(value - (b[index] ?? 0))), 0);
}
