import type { RoomState } from '#shared/contract/room';

/** The room that is looked into: the one that was chosen, else the one on the wall, else the first. */
export function roomOf(rooms: readonly RoomState[], chosen: string | undefined): RoomState | undefined {
  return rooms.find(({ code }) => code === chosen) ?? rooms.find(({ onWall }) => onWall) ?? rooms[0];
}

/** How many are open and how many closed. */
export function countRooms(rooms: readonly Pick<RoomState, 'open'>[]): { open: number; closed: number } {
  const open = rooms.filter(room => room.open).length;
  return { open, closed: rooms.length - open };
}

/** A room that nobody has named is called by its code: then one of the two is enough. */
export function isNamed({ name, code }: Pick<RoomState, 'name' | 'code'>): boolean {
  return name !== code;
}
