import { type OpenAPI, OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '#shared/contract/contract';
import { Delivery } from '#shared/contract/delivery';
import { DisplayEvent } from '#shared/contract/display-event';
import { KeptPicture } from '#shared/contract/gallery';
import { Sample } from '#shared/contract/monitor';
import { CanvasShape, Person, RoomState } from '#shared/contract/room';
import { AppState, DisplayState, Why } from '#shared/contract/state';

const WORDS = `Whatever the operator can do, over HTTP. A success is \`{"ok":true,"data":…}\`, without \`data\` where there is nothing
to tell; a refusal is \`{"ok":false,"error":"a sentence","code":"STABLE_ID"}\`: decide on \`code\`. Paths that end in \`/watch\` are
streams of server-sent events whose \`data\` is JSON.`;

/** Refusals that every operation may answer, beside its own. */
const COMMON_ERRORS: Readonly<Record<string, readonly [code: string, what: string][]>> = {
  400: [['BAD_REQUEST', 'The input does not fit; `error` says what is wrong with it.']],
  401: [['UNAUTHORIZED', 'The token is missing, wrong or void.']],
  403: [['FOREIGN_ORIGIN', 'A page of another site asks.']],
  413: [['PAYLOAD_TOO_LARGE', 'The body is larger than 64 KiB.']],
  421: [['UNKNOWN_HOST', 'The Host is none of this machine’s names.']],
  429: [['TOO_MANY_GUESSES', 'Ten wrong tokens came from this address within a minute.']],
  500: [['INTERNAL', 'Something broke; the log says what.']],
};

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The description of the interface (OpenAPI 3.1), made of the contract itself. */
export async function describeApi(version: string): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: { title: 'Lienzo', version, description: WORDS },
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'The operator’s token, as Lienzo’s settings show it.',
        },
      },
    },
    commonSchemas: {
      AppState: { schema: AppState },
      RoomState: { schema: RoomState },
      DisplayState: { schema: DisplayState },
      DisplayEvent: { schema: DisplayEvent },
      Delivery: { schema: Delivery },
      CanvasShape: { schema: CanvasShape },
      Person: { schema: Person },
      KeptPicture: { schema: KeptPicture },
      Sample: { schema: Sample },
      Why: { schema: Why },
    },
    customErrorResponseBodySchema: definedErrors => errorSchema(definedErrors.map(([code]) => code)),
  });
  for (const { operation } of operationsOf(document)) {
    completeRequest(operation);
    completeResponses(operation);
  }
  return document;
}

export interface DescribedOperation {
  readonly method: string;
  /** Below `/api`, with its parameters in braces. */
  readonly path: string;
  readonly operation: OpenAPI.OperationObject;
}

/** Every operation of a description. */
export function operationsOf(document: OpenAPI.Document): DescribedOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap(method => {
      const operation = item?.[method];
      return operation ? [{ method: method.toUpperCase(), path, operation }] : [];
    }),
  );
}

/** A body of which nothing is required need not be sent. */
function completeRequest({ requestBody }: OpenAPI.OperationObject): void {
  if (!requestBody || '$ref' in requestBody) return;
  const schema = requestBody.content['application/json']?.schema;
  if (schema && 'required' in schema) return;
  requestBody.required = false;
}

/** What the generator cannot know: how a success is wrapped, and what is refused before a command is asked. */
function completeResponses(operation: OpenAPI.OperationObject): void {
  const responses: OpenAPI.ResponsesObject = operation.responses ?? {};
  operation.responses = responses;
  const success = responses['200'];
  if (success && !('$ref' in success)) wrapSuccess(success);
  for (const [status, errors] of Object.entries(COMMON_ERRORS)) {
    responses[status] ??= {
      description: errors.map(([code, what]) => `\`${code}\`: ${what}`).join(' '),
      content: { 'application/json': { schema: errorSchema(errors.map(([code]) => code)) } },
    };
  }
}

/** D1. */
function wrapSuccess(response: OpenAPI.ResponseObject): void {
  if (response.content?.['text/event-stream']) return;
  const schema = response.content?.['application/json']?.schema;
  const data = isNothing(schema) ? undefined : schema;
  response.content = {
    'application/json': {
      schema: {
        type: 'object',
        properties: { ok: { const: true }, ...(data && { data }) },
        required: data ? ['ok', 'data'] : ['ok'],
      },
    },
  };
}

/** How the generator says that there is no output: nothing fits, or nothing else. */
function isNothing(schema: object | undefined): boolean {
  if (!schema || 'not' in schema) return true;
  return 'anyOf' in schema && Array.isArray(schema.anyOf) && schema.anyOf.every(isNothing);
}

/** D1. */
function errorSchema(codes: readonly string[]) {
  return {
    type: 'object' as const,
    properties: {
      ok: { const: false },
      error: { type: 'string' as const, description: 'A sentence for a person.' },
      code: { enum: [...codes] },
    },
    required: ['ok', 'error', 'code'],
  };
}
