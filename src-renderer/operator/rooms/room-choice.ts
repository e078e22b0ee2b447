import type { RoomState } from '#shared/contract/room';

/** The room that is looked into: the chosen one by the newest of its codes, else the one on the wall, else the first. */
export function roomOf(rooms: readonly RoomState[], codes: readonly string[]): RoomState | undefined {
  const chosen = codes.toReversed().flatMap(code => rooms.find(room => room.code === code) ?? []);
  return chosen[0] ?? rooms.find(({ onWall }) => onWall) ?? rooms[0];
}

/** What a room is told apart by as long as it is looked into: its code may change meanwhile. */
export function identityOf({ code }: Pick<RoomState, 'code'>, codes: readonly string[]): string {
  return codes.includes(code) ? (codes[0] ?? code) : code;
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
