import type { Person, RoomState } from '#shared/contract/room';
import type { Room } from '../rooms/room.ts';
import type { ClosedRoom } from '../rooms/room-registry.ts';

/** An open room as the face shows it; `people`: everybody who is in it. */
export function openRoomState(room: Room, people: readonly Person[], onWall: boolean): RoomState {
  const touchdesigner = people.filter(({ role }) => role === 'touchdesigner').length;
  const pictures = people.filter(({ role }) => role !== 'artist' && role !== 'operator').length;
  return {
    code: room.code,
    name: room.name,
    open: true,
    onWall,
    width: room.width,
    height: room.height,
    background: room.background,
    ...(room.pin !== undefined && { pin: room.pin }),
    artists: room.artists,
    touchdesigner,
    others: pictures - touchdesigner,
    drawing: room.drawing,
    prompt: room.prompt,
    items: room.itemCount,
  };
}

/** A closed room is not loaded: nobody is in it, and what is on its canvas is seen when it opens again. */
export function closedRoomState({ code, name, width, height, background, pin }: ClosedRoom): RoomState {
  return {
    code,
    name,
    open: false,
    onWall: false,
    width,
    height,
    background,
    ...(pin !== undefined && { pin }),
    artists: 0,
    touchdesigner: 0,
    others: 0,
    drawing: false,
    prompt: '',
    items: 0,
  };
}
