import { parseRoomCode } from '#shared/room-code';

/** What a path of the relay's HTTP side means. */
export type PagePath =
  | { readonly kind: 'page' }
  | { readonly kind: 'asset'; readonly segments: readonly string[] }
  | { readonly kind: 'health' }
  /** A code with a slash behind it: the page's relative addresses would lead astray. */
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'nothing' };

const NOTHING: PagePath = { kind: 'nothing' };

/**
 * Reads the path of a request. The page has relative addresses, so its assets are found below `/` and below `/r/`; `/r/assets`
 * is a room, because ASSETS is a code.
 */
export function readPagePath(target: string): PagePath {
  const segments = decodeSegments(target);
  if (!segments) return NOTHING;
  const [first, ...rest] = segments;
  if (first === 'r') return readAsset(rest) ?? readRoomPage(rest);
  const asset = readAsset(segments);
  if (asset || rest.length > 0) return asset ?? NOTHING;
  return first === '' ? { kind: 'page' } : first === 'healthz' ? { kind: 'health' } : NOTHING;
}

function readAsset([folder, ...segments]: readonly string[]): PagePath | undefined {
  const named = segments.length > 0 && segments.at(-1) !== '';
  return folder === 'assets' && named ? { kind: 'asset', segments } : undefined;
}

/** Every code that can exist has its page: whether the room exists, only the relay's WebSocket says, and counts (R18). */
function readRoomPage([named, ...rest]: readonly string[]): PagePath {
  const code = named === undefined ? undefined : parseRoomCode(named);
  if (code === undefined) return NOTHING;
  if (rest.length === 0) return { kind: 'page' };
  return rest.length === 1 && rest[0] === '' ? { kind: 'moved', to: `/r/${code}` } : NOTHING;
}

/** `undefined` for a path that no file here can have: broken escapes, ways up, separators of another system. */
export function decodeSegments(target: string): string[] | undefined {
  const pathname = target.split(/[?#]/, 1)[0] ?? '';
  if (!pathname.startsWith('/')) return undefined;
  try {
    const segments = pathname.slice(1).split('/').map(decodeURIComponent);
    const strange = segments.some(segment => segment === '.' || segment === '..' || /[/\\:\0]/.test(segment));
    return strange ? undefined : segments;
  } catch {
    return undefined;
  }
}
