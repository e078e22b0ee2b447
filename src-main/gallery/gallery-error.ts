/** `empty`: nothing is on the canvas · `unknown`: no such room or picture · `disk`: it could not be written or read. */
export type GalleryFault = 'empty' | 'unknown' | 'disk';

/** A picture could not be kept or shown; the message is a sentence for the operator. */
export class GalleryError extends Error {
  override name = 'GalleryError';
  readonly code: GalleryFault;

  constructor(code: GalleryFault, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
}
