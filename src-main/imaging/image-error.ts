/** `unknown-format`: not a picture that we read · `broken`: cut off or damaged · `too-large`: refused by its header, nothing was decoded. */
export type ImageErrorCode = 'unknown-format' | 'broken' | 'too-large';

/** Why a picture could not be read or made; `message` is a sentence for people. */
export class ImageError extends Error {
  override name = 'ImageError';
  readonly code: ImageErrorCode;

  constructor(code: ImageErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
}
