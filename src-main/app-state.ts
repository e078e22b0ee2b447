import type { AppState, DisplayState, Language, Panic, RoomState } from '#shared/contract/state';
import type { WallState } from '#shared/wire/artist-messages';
import type { ClientInfo } from './relay/client-info.ts';
import type { Room } from './rooms/room.ts';

export interface AppFacts {
  readonly version: string;
  readonly language: Language;
  readonly guestAddresses: readonly string[];
  readonly room: Room;
  readonly clients: readonly ClientInfo[];
  readonly displays: DisplayState[];
  readonly panic: Panic;
  readonly lightMs: number | undefined;
}

/** What the face shows, out of what the engine knows. */
export function appStateOf(facts: AppFacts): AppState {
  const [guestAddress = ''] = facts.guestAddresses;
  return {
    version: facts.version,
    language: facts.language,
    guestAddress,
    addresses: [...facts.guestAddresses],
    relayAddress: guestAddress.replace(/^http/, 'ws'),
    room: roomStateOf(facts.room, facts.clients),
    displays: facts.displays,
    panic: facts.panic,
    fpsOut: facts.displays.reduce((sum, display) => sum + display.fpsSent, 0),
    ...(facts.lightMs === undefined ? {} : { lightMs: facts.lightMs }),
  };
}

function roomStateOf(room: Room, clients: readonly ClientInfo[]): RoomState {
  const touchdesigner = clients.filter(client => client.role === 'touchdesigner').length;
  const pictures = clients.filter(client => client.role !== 'artist').length;
  return {
    code: room.code,
    name: room.name,
    width: room.width,
    height: room.height,
    artists: room.artists,
    touchdesigner,
    others: pictures - touchdesigner,
    drawing: room.drawing,
    prompt: room.prompt,
    items: room.itemCount,
  };
}

/** Where the drawing is seen, in the one word that an artist needs: the best of the displays that are fed. */
export function wallStateOf(displays: readonly DisplayState[], panic: Panic): WallState {
  const fed = displays.filter(display => display.routed);
  if (fed.length === 0) return 'none';
  if (panic !== 'live') return panic;
  if (fed.some(display => display.health === 'live')) return 'live';
  return fed.some(display => display.health === 'stale') ? 'stale' : 'dark';
}
