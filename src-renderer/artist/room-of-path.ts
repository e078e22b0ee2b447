import { parseRoomCode } from '#shared/room-code';

/** The room that an address names: `/r/CODE`, with or without a slash behind; `undefined` when it names none. */
export function roomOfPath(pathname: string): string | undefined {
  const [, room] = /^\/r\/([^/]+)\/?$/i.exec(pathname) ?? [];
  return room === undefined ? undefined : parseRoomCode(room);
}

/** What stands where the code should be, as the visitor typed it; empty when nothing does. */
export function typedRoom(pathname: string): string {
  const [, typed] = /^\/r\/([A-Za-z0-9]{1,12})\/?$/i.exec(pathname) ?? [];
  return (typed ?? '').toUpperCase();
}
