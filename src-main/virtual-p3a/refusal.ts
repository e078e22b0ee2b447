import type { DisplayRefusalCode } from '#shared/wire/display-api';

/** D4: the display does not do what it was asked; `message` is the `error` text of the answer. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: DisplayRefusalCode;

  constructor(code: DisplayRefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
