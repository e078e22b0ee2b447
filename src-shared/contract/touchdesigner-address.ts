import type { RoomState } from './room.ts';

/** The two fields of TouchDesigner's WebSocket DAT. */
export interface TouchdesignerFields {
  /** Without the port, which has a field of its own. */
  readonly address: string;
  readonly port: string;
}

/** Port of an address that names none (RFC 6455, section 3); the DAT wants one all the same. */
const HTTP_PORT = '80';

const HOST_AND_PORT = /^wss?:\/\/(\[[^\]]*\]|[^/:]*)(?::(\d+))?/;

/** How TouchDesigner gets into a room (R1), with the room's PIN where it asks for one. `relay` as in `AppState.relayAddress`. */
export function touchdesignerFields(
  relay: string,
  { code, pin }: Pick<RoomState, 'code' | 'pin'>,
): TouchdesignerFields {
  const [, host = '', port = HTTP_PORT] = HOST_AND_PORT.exec(relay) ?? [];
  const key = pin === undefined ? '' : `&key=${pin}`;
  return { address: `${host}/?room=${code}&role=td${key}`, port };
}
