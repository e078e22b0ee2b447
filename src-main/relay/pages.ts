import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Log } from '#shared/log';
import type { HostCheck } from './host-check.ts';
import { readPagePath } from './page-path.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * The page's scripts are its own files only. Mantine writes style elements, hence 'unsafe-inline' for styles; small fonts are
 * inlined by the bundler; a WebSocket of the same host is not 'self' in every browser.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What the bundler names by its content (`index-B3x9_aQ2.js`) never changes; everything else is asked for again. */
const NAMED_BY_CONTENT = /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The relay's HTTP side: the artist's page and what belongs to it. Nothing else of this machine can be read through it. */
export class Pages {
  readonly #folder: string;
  readonly #hosts: HostCheck;
  readonly #log: Log;

  /** `folder` holds `artist.html` and `assets/`. */
  constructor(options: { folder: string; hosts: HostCheck; log: Log }) {
    this.#folder = options.folder;
    this.#hosts = options.hosts;
    this.#log = options.log;
  }

  /** Answers one request; never throws. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      setSafetyHeaders(response);
      await this.#answer(request, response);
    } catch (error) {
      // Mostly a guest that left in the middle of a file.
      this.#log.debug('relay', `A page could not be sent: ${String(error)}`);
      response.destroy();
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.#hosts.accepts(request.headers.host)) {
      return say(
        request,
        response,
        421,
        'This relay is not known by that name. Use its address, or list the name in the settings.',
      );
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return say(request, response, 405, 'Only GET and HEAD are answered here.');
    }
    const page = readPagePath(request.url ?? '');
    switch (page.kind) {
      case 'page':
        return this.#file(request, response, ['artist.html']);
      case 'asset':
        return this.#file(request, response, ['assets', ...page.segments]);
      case 'health':
        return say(request, response, 200, 'ok');
      case 'moved':
        response.setHeader('location', page.to);
        return say(request, response, 308, `The page is at ${page.to}`);
      case 'nothing':
        return say(request, response, 404, 'There is nothing here. Open / and type the code of the room.');
      default:
        return page satisfies never;
    }
  }

  async #file(
    request: IncomingMessage,
    response: ServerResponse,
    segments: readonly string[],
  ): Promise<void> {
    const file = await this.#find(segments);
    if (!file) return say(request, response, 404, 'There is no such file.');
    response.writeHead(200, {
      'content-type': CONTENT_TYPES[path.extname(file.path).toLowerCase()] ?? 'application/octet-stream',
      'content-length': file.bytes,
      'cache-control': NAMED_BY_CONTENT.test(file.path) ? FOR_EVER : 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(file.path), response);
  }

  /** A regular file inside the folder, links followed; `undefined` otherwise. */
  async #find(
    segments: readonly string[],
  ): Promise<{ readonly path: string; readonly bytes: number } | undefined> {
    try {
      const root = await realpath(this.#folder);
      const found = await realpath(path.join(root, ...segments));
      const facts = await stat(found);
      const inside = found.startsWith(root + path.sep);
      return inside && facts.isFile() ? { path: found, bytes: facts.size } : undefined;
    } catch {
      // ENOENT and its kin: for the guest they are all "no such file".
      return undefined;
    }
  }
}

function setSafetyHeaders(response: ServerResponse): void {
  response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
}

/** Answers with a sentence. Whatever the request brought along is not read. */
function say(request: IncomingMessage, response: ServerResponse, status: number, sentence: string): void {
  const body = Buffer.from(`${sentence}\n`);
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
