import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Log } from '#shared/log';
import type { HostCheck } from './host-check.ts';
import { answerWith, say, setSafetyHeaders, UNKNOWN_NAME } from './page-answer.ts';
import { PageFiles } from './page-files.ts';
import { readPagePath } from './page-path.ts';
import { readKitWishes, TouchdesignerKit } from './touchdesigner-kit.ts';

const NO_KIT = 'This Lienzo was built without its kit for TouchDesigner. Build or install it anew.';

/** The relay's HTTP side: the pages of artists and viewers, and the kit for TouchDesigner. Nothing else of this machine can be read through it. */
export class Pages {
  readonly #files: PageFiles;
  readonly #kit: TouchdesignerKit;
  readonly #hosts: HostCheck;
  readonly #log: Log;

  /** `folder` holds `artist.html`, `view.html`, `assets/` and `td/`. */
  constructor(options: { folder: string; hosts: HostCheck; log: Log }) {
    this.#files = new PageFiles(options.folder);
    this.#kit = new TouchdesignerKit(path.join(options.folder, 'td'));
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
    if (!this.#hosts.accepts(request.headers.host)) return say(request, response, 421, UNKNOWN_NAME);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return say(request, response, 405, 'Only GET and HEAD are answered here.');
    }
    const page = readPagePath(request.url ?? '');
    switch (page.kind) {
      case 'page':
        return this.#file(request, response, ['artist.html']);
      case 'view':
        return this.#file(request, response, ['view.html']);
      case 'kit':
        return this.#program(request, response);
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

  async #program(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await this.#kit.program(readKitWishes(request.url ?? '', request.headers.host));
    if (body === undefined) return say(request, response, 404, NO_KIT);
    answerWith(request, response, 200, { type: 'text/x-python; charset=utf-8', body });
  }

  async #file(
    request: IncomingMessage,
    response: ServerResponse,
    segments: readonly string[],
  ): Promise<void> {
    if (!(await this.#files.send(request, response, segments))) {
      say(request, response, 404, 'There is no such file.');
    }
  }
}
