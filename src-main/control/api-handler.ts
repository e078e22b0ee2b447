import type { IncomingMessage, ServerResponse } from 'node:http';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { onError } from '@orpc/server';
import { BodyLimitPlugin } from '@orpc/server/node';
import { MEDIA_PART_BYTES } from '#shared/contract/media';
import type { Log } from '#shared/log';
import { apiErrorOf, refuseApi, streamWithApiErrors } from './api-answer.ts';
import { describeApi } from './api-description.ts';
import type { Commanded } from './commanded.ts';
import { commandsOf } from './commands.ts';
import { logFaults } from './log-faults.ts';

export const API_PATH = '/api';
const DESCRIPTION_PATH = `${API_PATH}/openapi.json`;
/** The longest input is a part of a media file in base64, and a little around it. */
const BODY_BYTES = Math.ceil(MEDIA_PART_BYTES / 3) * 4 + 4_096;

/** Automation: every command and read of the contract over HTTP, answered as D1. Who may ask is decided before. */
export class ApiHandler {
  readonly #handler: ReturnType<typeof handlerOf>;
  readonly #describe: () => Promise<string>;

  constructor({ engine, log }: { engine: Commanded; log: Log }) {
    this.#handler = handlerOf(engine, log);
    let description: Promise<string> | undefined;
    this.#describe = () => {
      description ??= describeApi(engine.state().version).then(document => JSON.stringify(document));
      return description;
    };
  }

  /** Answers one request of an operator. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // What a cache keeps is an old answer, and may be read by somebody who is no operator.
    response.setHeader('cache-control', 'no-store');
    const path = (request.url ?? '').split('?', 1)[0];
    if (path === DESCRIPTION_PATH && request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(await this.#describe());
      return;
    }
    const { matched } = await this.#handler.handle(request, response, { prefix: API_PATH });
    if (matched) return;
    const sentence = `There is no ${request.method} ${path}. ${DESCRIPTION_PATH} describes all there is.`;
    refuseApi(request, response, 404, { code: 'NOT_FOUND', sentence });
  }
}

function handlerOf(engine: Commanded, log: Log) {
  return new OpenAPIHandler(commandsOf(engine), {
    plugins: [new BodyLimitPlugin({ maxBodySize: BODY_BYTES })],
    customErrorResponseBodyEncoder: apiErrorOf,
    // No body at all wishes for nothing in particular: `POST /api/rooms` opens a room.
    clientInterceptors: [options => options.next({ ...options, input: options.input ?? {} })],
    interceptors: [
      onError(logFaults(log)),
      async call => {
        const result = await call.next();
        if (result.matched) result.response.body = succeeded(result.response.body);
        return result;
      },
    ],
  });
}

/** D1. A stream of events stays one. */
function succeeded(output: unknown) {
  if (isStream(output)) return streamWithApiErrors(output);
  return output === undefined ? { ok: true } : { ok: true, data: output };
}

function isStream(output: unknown): output is AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}
