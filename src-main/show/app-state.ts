import type { GalleryState } from '#shared/contract/gallery';
import type { GroupState } from '#shared/contract/group';
import type { LinkState } from '#shared/contract/link';
import type { MediaState } from '#shared/contract/media';
import type { RoomState } from '#shared/contract/room';
import type { SceneState } from '#shared/contract/scene';
import type { SourceState } from '#shared/contract/source';
import type { AppState, DisplayState, Language, NetworkState, Panic } from '#shared/contract/state';
import type { WallState } from '#shared/wire/artist-messages';

export interface AppFacts {
  readonly version: string;
  readonly language: Language;
  readonly guestAddresses: readonly string[];
  readonly network: NetworkState;
  readonly token: string;
  readonly rooms: readonly RoomState[];
  readonly gallery: GalleryState;
  readonly displays: DisplayState[];
  readonly sources: SourceState[];
  readonly groups: GroupState[];
  readonly scenes: SceneState[];
  readonly media: MediaState;
  readonly links: LinkState[];
  readonly encodesPerSecond: number;
  readonly passedPerSecond: number;
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
    network: facts.network,
    operatorUrl: operatorUrl(guestAddress, facts.token),
    room: onWall(facts.rooms),
    rooms: [...facts.rooms],
    gallery: facts.gallery,
    displays: facts.displays,
    sources: facts.sources,
    groups: facts.groups,
    scenes: facts.scenes,
    media: facts.media,
    links: facts.links,
    encodesPerSecond: facts.encodesPerSecond,
    passedPerSecond: facts.passedPerSecond,
    panic: facts.panic,
    fpsOut: facts.displays.reduce((sum, display) => sum + display.fpsSent, 0),
    ...(facts.lightMs === undefined ? {} : { lightMs: facts.lightMs }),
  };
}

function onWall(rooms: readonly RoomState[]): RoomState {
  const room = rooms.find(candidate => candidate.onWall);
  if (!room) throw new Error('there is always a room on the wall');
  return room;
}

/** The operator's page in a browser; whoever has this address is an operator. */
export function operatorUrl(base: string, token: string): string {
  return `${base}/operator?token=${token}`;
}

/** Where the drawing is seen, in the one word that an artist needs: the best of the displays that are led it. */
export function wallStateOf(displays: readonly DisplayState[], panic: Panic): WallState {
  const fed = displays.filter(display => display.routed);
  if (fed.length === 0) return 'none';
  if (panic !== 'live') return panic;
  const live = fed.filter(({ route }) => route.state === 'live');
  if (live.length === 0) return fed.some(({ route }) => route.state === 'frozen') ? 'frozen' : 'dark';
  if (live.some(display => display.health === 'live')) return 'live';
  return live.some(display => display.health === 'stale') ? 'stale' : 'dark';
}
