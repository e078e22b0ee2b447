import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerWith, say } from '../relay/page-answer.ts';
import { PageFiles } from '../relay/page-files.ts';
import type { Refusal } from './operator-access.ts';
import { operatorCookie } from './operator-cookie.ts';
import type { OperatorPath } from './operator-path.ts';
import type { OperatorToken } from './operator-token.ts';

const REFUSALS = {
  en: {
    title: 'This page is the operator’s',
    401: 'Its address lacks the token, or the token was renewed. Open the address that Lienzo shows under Settings; without a window, <code>serve</code> prints it when it starts.',
    429: 'Too many wrong tokens came from this device. Try again in a minute.',
  },
  es: {
    title: 'Esta página es del operador',
    401: 'A la dirección le falta el token, o el token se ha renovado. Abre la dirección que Lienzo muestra en Ajustes; sin ventana, <code>serve</code> la escribe al arrancar.',
    429: 'Este dispositivo ha probado demasiados tokens erróneos. Inténtalo de nuevo dentro de un minuto.',
  },
} as const;

/** The operator's page and its files, for those who were let in; the others get a sentence and nothing of it. */
export class OperatorPage {
  readonly #files: PageFiles;
  readonly #token: OperatorToken;

  /** `folder` holds `index.html` and `operator/assets/`. */
  constructor({ folder, token }: { folder: string; token: OperatorToken }) {
    this.#files = new PageFiles(folder);
    this.#token = token;
  }

  /** To somebody who is an operator. */
  async answer(path: OperatorPath, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path.kind === 'moved') {
      response.setHeader('location', path.to);
      return say(request, response, 308, `The page is at ${path.to}`);
    }
    if (path.kind === 'page') {
      // No redirect to an address without the token: its request would still count as that of the site which linked here, and
      // a strict cookie would stay behind. The page takes the token out of its address by itself.
      response.setHeader('set-cookie', operatorCookie(request.socket.localPort ?? 0, this.#token.value));
    }
    const segments =
      path.kind === 'page' ? ['index.html'] : path.kind === 'asset' ? path.segments : undefined;
    const sent = segments && (await this.#files.send(request, response, segments, 'private'));
    if (!sent) say(request, response, 404, 'There is no such file.');
  }

  /** A small page that says why, and what to do. */
  refuse(request: IncomingMessage, response: ServerResponse, { status, sentence }: Refusal): void {
    if (status === 401 || status === 429) {
      const language = prefersSpanish(request) ? 'es' : 'en';
      const { title, [status]: text } = REFUSALS[language];
      const body = refusalPage(language, title, text);
      answerWith(request, response, status, { type: 'text/html; charset=utf-8', body });
    } else say(request, response, status, sentence);
  }
}

/** Before anybody is known, the browser's own wish decides. */
function prefersSpanish(request: IncomingMessage): boolean {
  return /^\s*es\b/i.test(request.headers['accept-language'] ?? '');
}

/** In the look of the pages, and without a file of theirs. */
function refusalPage(language: string, title: string, text: string): string {
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="dark" />
    <title>Lienzo</title>
    <style>
      body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 24px; box-sizing: border-box;
        background: #0d0f13; color: #eaeef3; font: 16px/1.5 system-ui, sans-serif; text-align: center; }
      h1 { margin: 0 0 8px; font-size: 22px; }
      p { margin: 0; max-width: 34em; color: #92a0b1; }
      code { color: #eaeef3; }
    </style>
  </head>
  <body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
}
