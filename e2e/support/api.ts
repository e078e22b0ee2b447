import type { Served } from './serve.ts';

/** The answer of `/api`: its status, and the body as it came. */
export interface ApiAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers whose shape it asserts.
  readonly body: any;
}

/** Calls a command over HTTP (docs/AUTOMATION.md) with the token of the ready line. */
export async function api(
  engine: Pick<Served, 'http' | 'operator'>,
  method: string,
  path: string,
  input?: unknown,
): Promise<ApiAnswer> {
  const answer = await fetch(`${engine.http}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${new URL(engine.operator).searchParams.get('token')}`,
      ...(input === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}
