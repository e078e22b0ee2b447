import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { acceptsGzip, namesTag } from './page-conditions.ts';

const TEXT: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};
/** Compressed by their nature: a second time costs time and saves nothing. */
const PACKED: Readonly<Record<string, string>> = {
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** What the bundler names by its content (`index-B3x9_aQ2.js`) never changes; everything else is asked for again. */
const NAMED_BY_CONTENT = /-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;
const A_YEAR = 'max-age=31536000, immutable';
/** Below this a file fits into one packet either way. */
const WORTH_PACKING_BYTES = 1024;

const compress = promisify(gzip);

interface KeptFile {
  readonly mtimeMs: number;
  readonly bytes: Buffer;
  readonly tag: string;
  /** `undefined` inside: it does not get smaller. Made when first asked for, then kept. */
  packed?: Promise<Buffer | undefined>;
}

/** Who may keep a file: whoever it passes (`public`), or only the browser that was let in (`private`). */
export type Audience = 'public' | 'private';

/**
 * The files of the built pages, and of this machine nothing else. They are read once and kept, compressed too: a phone at the
 * edge of the Wi-Fi waits for bytes, and a venue of phones must not compress one file over and over. Gzip, because browsers take
 * Brotli over TLS only.
 */
export class PageFiles {
  readonly #folder: string;
  readonly #kept = new Map<string, KeptFile>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Answers a GET or HEAD with a file; false, and nothing is answered, when there is no such file inside the folder. */
  async send(
    request: IncomingMessage,
    response: ServerResponse,
    segments: readonly string[],
    audience: Audience = 'public',
  ): Promise<boolean> {
    const found = await this.#find(segments);
    if (!found) return false;
    const { file, kept } = found;
    const extension = path.extname(file).toLowerCase();
    const packable = extension in TEXT && kept.bytes.length >= WORTH_PACKING_BYTES;
    const packed =
      packable && acceptsGzip(request.headers['accept-encoding']) ? await packedOf(kept) : undefined;
    const headers: OutgoingHttpHeaders = {
      'content-type': TEXT[extension] ?? PACKED[extension] ?? 'application/octet-stream',
      'cache-control': NAMED_BY_CONTENT.test(file) ? `${audience}, ${A_YEAR}` : `${audience}, no-cache`,
      etag: packed ? `"${kept.tag}-gzip"` : `"${kept.tag}"`,
      ...(packable && { vary: 'Accept-Encoding' }),
    };
    if (namesTag(request.headers['if-none-match'], String(headers.etag))) {
      response.writeHead(304, headers).end();
      return true;
    }
    const body = packed ?? kept.bytes;
    response.writeHead(200, {
      ...headers,
      'content-length': body.length,
      ...(packed && { 'content-encoding': 'gzip' }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  }

  /** A regular file inside the folder, links followed. */
  async #find(segments: readonly string[]): Promise<{ file: string; kept: KeptFile } | undefined> {
    try {
      const root = await realpath(this.#folder);
      const file = await realpath(path.join(root, ...segments));
      if (!file.startsWith(root + path.sep)) return undefined;
      const facts = await stat(file);
      return facts.isFile() ? { file, kept: await this.#keep(file, facts.mtimeMs) } : undefined;
    } catch {
      // ENOENT and its kin: for whoever asks they are all "no such file".
      return undefined;
    }
  }

  /** The folder is our own build, a few megabytes: whatever is asked for is kept until it changes. */
  async #keep(file: string, mtimeMs: number): Promise<KeptFile> {
    const known = this.#kept.get(file);
    if (known?.mtimeMs === mtimeMs) return known;
    const bytes = await readFile(file);
    const kept = { mtimeMs, bytes, tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) };
    this.#kept.set(file, kept);
    return kept;
  }
}

/** A file that two ask for at once is compressed once. */
function packedOf(kept: KeptFile): Promise<Buffer | undefined> {
  kept.packed ??= compress(kept.bytes, { level: 9 }).then(packed =>
    packed.length < kept.bytes.length ? packed : undefined,
  );
  return kept.packed;
}
