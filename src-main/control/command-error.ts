import type { CommandErrorCode } from '#shared/contract/errors';
import type { Why } from '#shared/contract/state';

/** A command could not be carried out; `message` is a sentence for whoever gave it. Every door answers it as D1 has it. */
export class CommandError extends Error {
  override name = 'CommandError';
  readonly code: CommandErrorCode;
  /** Why a display does not answer; with `UNREACHABLE` only. */
  readonly why: Why | undefined;

  constructor(code: CommandErrorCode, sentence: string, options: ErrorOptions & { why?: Why } = {}) {
    super(sentence, options);
    this.code = code;
    this.why = options.why;
  }
}
