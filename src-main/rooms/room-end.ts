import type { Farewell } from '#shared/wire/artist-messages';
import { CLOSE } from '#shared/wire/close-codes';

/** Why a room is over for everybody who is in it. */
export type RoomEnd = Exclude<Farewell, 'unkept'>;

/** R4: who may come back by the same code finds the room again; who may not learns that it is gone. */
export const ROOM_ENDS: Readonly<Record<RoomEnd, { readonly code: number; readonly reason: string }>> = {
  closed: { code: CLOSE.noSuchRoom, reason: 'the room is closed' },
  'new-code': { code: CLOSE.noSuchRoom, reason: 'the room has another code now' },
  'new-canvas': { code: CLOSE.stopping, reason: 'the room has another canvas now' },
};
