export type RouteErrorCode = 'unknown-display' | 'unknown-group' | 'taken' | 'bad-look';

/** What was asked of the routes cannot be; `message` is a sentence for whoever asked. */
export class RouteError extends Error {
  override name = 'RouteError';
  readonly code: RouteErrorCode;

  constructor(code: RouteErrorCode, sentence: string) {
    super(sentence);
    this.code = code;
  }
}
