import { parseRoomCode } from '#shared/room-code';
import { JoinWishes } from '#shared/wire/relay-messages';

/** R1: what a handshake's address says before any message. */
export type Handshake =
  /** The document protocol of our own page (A). */
  | { readonly kind: 'artist'; readonly room: string }
  /** A picture client. Without `room`, a `join` must name it. */
  | { readonly kind: 'picture'; readonly wishes: JoinWishes; readonly room: RoomInAddress | undefined }
  | { readonly kind: 'malformed'; readonly reason: string };

/**
 * `certain`: the client says that this is a room. Otherwise a path merely looks like a code (`/STREAM` may be any server's
 * path, typed by habit), and an unknown one gets the chance to `join`.
 */
export interface RoomInAddress {
  readonly code: string;
  readonly certain: boolean;
}

/** Reads a request's target, e.g. `/?room=K7QMXD&role=td`; never throws. 'nothing': a path of our own where nothing answers. */
export function readHandshake(target: string): Handshake | 'nothing' {
  const url = parseTarget(target);
  if (!url) return { kind: 'malformed', reason: 'the address cannot be read' };
  const segments = url.pathname.split('/').filter(segment => segment !== '');
  const [first, second] = segments;
  if (first === 'artist') return { kind: 'artist', room: second ?? '' };
  if (first === 'rpc') return 'nothing';
  const wishes = JoinWishes.safeParse(wishesOf(url.searchParams));
  if (!wishes.success) return { kind: 'malformed', reason: malformedWish(wishes.error.issues[0]?.path[0]) };
  return { kind: 'picture', wishes: wishes.data, room: roomOf(wishes.data.room, segments, first, second) };
}

/** R4: the sentence that goes with 4400 when a wish makes no sense. */
export function malformedWish(field: PropertyKey | undefined): string {
  return field === undefined
    ? 'the join makes no sense'
    : `"${String(field)}" has a value that is not allowed`;
}

function roomOf(
  query: string | undefined,
  segments: readonly string[],
  first: string | undefined,
  second: string | undefined,
): RoomInAddress | undefined {
  if (query !== undefined && query.trim() !== '') return { code: query, certain: true };
  if (first === 'r' && second !== undefined) return { code: second, certain: true };
  if (segments.length === 1 && first !== undefined && parseRoomCode(first))
    return { code: first, certain: false };
  return undefined;
}

/** An empty value is no wish (`?room=&role=`): forms and templates leave them behind. */
function wishesOf(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].filter(([, value]) => value !== ''));
}

function parseTarget(target: string): URL | undefined {
  try {
    // The base only completes the address; `//` at the start would otherwise be read as a host.
    return new URL(target.replace(/^\/+/, '/'), 'http://relay');
  } catch {
    return undefined;
  }
}
