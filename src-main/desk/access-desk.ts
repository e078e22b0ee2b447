import { CommandError } from '../control/command-error.ts';
import type { AccessDesk as AccessCommands } from '../control/commanded.ts';
import type { OperatorToken } from '../control/operator-token.ts';

/** Who is an operator. */
export class AccessDesk implements AccessCommands {
  readonly #token: OperatorToken;
  readonly #addressOf: (token: string) => string;

  /** `addressOf`: the operator's page in a browser, by its token. */
  constructor(options: { token: OperatorToken; addressOf: (token: string) => string }) {
    this.#token = options.token;
    this.#addressOf = options.addressOf;
  }

  renew(): string {
    try {
      return this.#addressOf(this.#token.renew());
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const sentence = `The new token could not be kept (${why}); the old one is still in force.`;
      throw new CommandError('DISK', sentence, { cause: error });
    }
  }
}
