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
  return { address: `${host}/?room=${code}&role=td${keyOf('&', pin)}`, port };
}

/**
 * The line for TouchDesigner's textport that fetches the kit and builds the component, its address and room filled in. `guests`: the
 * base address that guests reach, as in `AppState.guestAddress`.
 */
export function touchdesignerLine(guests: string, { code, pin }: Pick<RoomState, 'code' | 'pin'>): string {
  const kit = `${baseOf(guests)}/td/install.py?room=${code}${keyOf('&', pin)}`;
  return `import urllib.request as u; exec(u.urlopen('${kit}', timeout=5).read().decode())`;
}

/** The page that shows a room's canvas and nothing else, for a Web Render TOP or a browser. `guests` as above. */
export function viewerAddress(guests: string, { code, pin }: Pick<RoomState, 'code' | 'pin'>): string {
  return `${baseOf(guests)}/view/${code}${keyOf('?', pin)}`;
}

const baseOf = (guests: string): string => guests.replace(/\/+$/, '');

const keyOf = (join: '?' | '&', pin: string | undefined): string =>
  pin === undefined ? '' : `${join}key=${pin}`;
