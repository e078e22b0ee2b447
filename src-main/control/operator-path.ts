import { OPERATOR_PATHS } from '#shared/contract/ports';
import { decodeSegments } from '../relay/page-path.ts';

/** What an address of the operator's door means. */
export type OperatorPath =
  | { readonly kind: 'page'; readonly token: string | undefined }
  /** A slash at the end: the page's relative addresses would lead astray. */
  | { readonly kind: 'moved'; readonly to: string; readonly token: string | undefined }
  /** Below the page; `segments` from the folder of the built pages. */
  | { readonly kind: 'asset'; readonly segments: readonly string[] }
  | { readonly kind: 'api' }
  | { readonly kind: 'nothing' };

export type OperatorSocketPath =
  | { readonly kind: 'rpc' }
  | { readonly kind: 'draw'; readonly room: string }
  | { readonly kind: 'preview' }
  | { readonly kind: 'nothing' };

/** `undefined`: the address is none of the door's. */
export function readOperatorPath(target: string): OperatorPath | undefined {
  const { pathname, query } = splitTarget(target);
  if (/^\/api(\/|$)/.test(pathname)) return { kind: 'api' };
  if (!/^\/operator(\/|$)/.test(pathname)) return undefined;
  if (pathname === OPERATOR_PATHS.page) return { kind: 'page', token: query.get('token') || undefined };
  if (pathname === `${OPERATOR_PATHS.page}/`) {
    const to = OPERATOR_PATHS.page + target.slice(pathname.length);
    return { kind: 'moved', to, token: query.get('token') || undefined };
  }
  const segments = decodeSegments(pathname);
  const isAsset = segments?.[1] === 'assets' && segments.length > 2 && segments.at(-1) !== '';
  return segments && isAsset ? { kind: 'asset', segments } : { kind: 'nothing' };
}

/** The same for a WebSocket. */
export function readOperatorSocketPath(target: string): OperatorSocketPath | undefined {
  const { pathname, query } = splitTarget(target);
  switch (pathname) {
    case OPERATOR_PATHS.rpc:
      return { kind: 'rpc' };
    case OPERATOR_PATHS.preview:
      return { kind: 'preview' };
    case OPERATOR_PATHS.draw:
      return { kind: 'draw', room: query.get('room') ?? '' };
    default:
      return pathname.startsWith(`${OPERATOR_PATHS.rpc}/`) ? { kind: 'nothing' } : undefined;
  }
}

function splitTarget(target: string): { pathname: string; query: URLSearchParams } {
  const [pathname = '', query = ''] = (target.split('#', 1)[0] ?? '').split(/\?(.*)/s, 2);
  return { pathname, query: new URLSearchParams(query) };
}
