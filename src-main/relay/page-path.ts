import { parseRoomCode } from '#shared/room-code';

/** What a path of the relay's HTTP side means. */
export type PagePath =
  | { readonly kind: 'page' }
  /** The page that shows a room and takes part in nothing. */
  | { readonly kind: 'view' }
  | { readonly kind: 'asset'; readonly segments: readonly string[] }
  /** What TouchDesigner builds its component from; its query says which room it is for. */
  | { readonly kind: 'kit' }
  | { readonly kind: 'health' }
  /** A code with a slash behind it: the page's relative addresses would lead astray. */
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'nothing' };

const NOTHING: PagePath = { kind: 'nothing' };

/**
 * Reads the path of a request. The pages have relative addresses, so their assets are found below `/`, `/r/` and `/view/`; `/r/assets`
 * and `/view/assets` are rooms, because ASSETS is a code.
 */
export function readPagePath(target: string): PagePath {
  const segments = decodeSegments(target);
  if (!segments) return NOTHING;
  const [first, ...rest] = segments;
  if (first === 'r') return readAsset(rest) ?? readRoomPage('page', '/r/', rest, '');
  if (first === 'view') return readAsset(rest) ?? readRoomPage('view', '/view/', rest, queryOf(target));
  if (first === 'td') return rest.join('/') === 'install.py' ? { kind: 'kit' } : NOTHING;
  const asset = readAsset(segments);
  if (asset || rest.length > 0) return asset ?? NOTHING;
  return first === '' ? { kind: 'page' } : first === 'healthz' ? { kind: 'health' } : NOTHING;
}

function readAsset([folder, ...segments]: readonly string[]): PagePath | undefined {
  const named = segments.length > 0 && segments.at(-1) !== '';
  return folder === 'assets' && named ? { kind: 'asset', segments } : undefined;
}

/**
 * Every code that can exist has its pages: whether the room exists, only the relay's WebSocket says, and counts (R18). `query` goes
 * along to where the page is.
 */
function readRoomPage(
  kind: 'page' | 'view',
  folder: string,
  [named, ...rest]: readonly string[],
  query: string,
): PagePath {
  const code = named === undefined ? undefined : parseRoomCode(named);
  if (code === undefined) return NOTHING;
  if (rest.length === 0) return { kind };
  return rest.length === 1 && rest[0] === '' ? { kind: 'moved', to: `${folder}${code}${query}` } : NOTHING;
}

/** With its `?`; empty when there is none. */
function queryOf(target: string): string {
  return /\?[^#]*/.exec(target)?.[0] ?? '';
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
