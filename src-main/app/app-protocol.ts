import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, protocol } from 'electron';

/** The window's own origin. A scheme of our own is a secure context and, unlike `file:`, has an origin to check. */
const SCHEME = 'lienzo';
export const WINDOW_PAGE = `${SCHEME}://app/index.html`;

/** Mantine sets styles at run time; scripts come from the bundle alone. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Must run before the app is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer from `folder`, and nothing outside of it. */
export function serveAppProtocol(folder: string): void {
  protocol.handle(SCHEME, async request => {
    const url = new URL(request.url);
    const file = path.join(folder, path.normalize(decodeURIComponent(url.pathname)));
    const type = TYPES[path.extname(file)];
    if (!sameOrigin(url, new URL(WINDOW_PAGE))) return new Response('Not found', { status: 404 });
    if (!type || !file.startsWith(folder + path.sep)) return new Response('Not found', { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': type,
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      // Whatever the reason (absent, unreadable): the page sees a missing file.
      return new Response('Not found', { status: 404 });
    }
  });
}

/** Whether an address belongs to the window's own page (in development: to the development server that built it). */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return ownPages().some(page => sameOrigin(url, new URL(page)));
}

/** Whether the address of a download is a `blob:` of our own page: what it made in memory, fetched from nowhere. */
export function isOwnDownload(address: string): boolean {
  return address.startsWith('blob:') && isOwnPage(address.slice('blob:'.length));
}

/** An app as it is shipped has no development server, whatever its environment says. */
function ownPages(): string[] {
  const development = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  return development === undefined ? [WINDOW_PAGE] : [WINDOW_PAGE, development];
}

/** By scheme and host: the `origin` of a scheme of one's own is 'null' for every such address. */
function sameOrigin(one: URL, other: URL): boolean {
  return one.protocol === other.protocol && one.host === other.host;
}
