import { ORPCError } from '@orpc/client';
import { COMMAND_ERRORS, type CommandErrorCode } from '#shared/contract/errors';
import { Why } from '#shared/contract/state';
import type { Strings } from '../../i18n/en.ts';
import type { Explanation } from '../../i18n/explanation.ts';
import type { ProblemCode } from '../../i18n/subjects.ts';

/** Why a command came to nothing. */
export interface Problem {
  readonly code: ProblemCode;
  /** Why a display does not answer; with `UNREACHABLE` only. */
  readonly why?: Why;
  /** The engine's own sentence (English), where it says more than the code; else empty. */
  readonly detail: string;
}

/** What a command threw, as a problem. What is no answer of the engine is a connection that was cut. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof ORPCError)) return { code: 'NO_CONNECTION', detail: '' };
  const { code, message }: { code: string; message: string } = error;
  if (!isCommandError(code)) return { code: 'FAILED', detail: `${code}: ${message}` };
  const why = Why.safeParse(error.data);
  if (code === 'UNREACHABLE' && why.success) return { code, why: why.data, detail: why.data.detail };
  return { code, detail: saysMore(code, message) ? message : '' };
}

function isCommandError(code: string): code is CommandErrorCode {
  return Object.hasOwn(COMMAND_ERRORS, code);
}

/** What the schema of an input refuses is answered with this by oRPC itself. */
const REFUSED_BY_SCHEMA = 'Input validation failed';

/** A standing message tells a person no more than the translated words do. */
function saysMore(code: CommandErrorCode, message: string): boolean {
  return message !== COMMAND_ERRORS[code].message && message !== REFUSED_BY_SCHEMA;
}

/** What a page knows to say of its own commands, in place of the words that fit every command. */
export type ProblemWords = { readonly [Code in ProblemCode]?: Explanation };

/** The problem in words: what, and what to do. */
export function explainProblem(
  { code, why }: Problem,
  { operator }: Strings,
  words: ProblemWords = {},
): Explanation {
  return why ? operator.why[why.code] : (words[code] ?? operator.problems.of[code]);
}
