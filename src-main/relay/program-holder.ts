import type { ImageHeader } from '../imaging/image-header.ts';

/** R12: one picture that came in as the room's program, undecoded. */
export interface ProgramPicture {
  readonly bytes: Buffer;
  readonly header: ImageHeader;
  /** `performance.now()` ms. */
  readonly receivedAt: number;
  readonly client: string;
}

/** R12: the newest program picture of a room; newest wins. */
export class ProgramHolder {
  #newest: ProgramPicture | undefined;

  get newest(): ProgramPicture | undefined {
    return this.#newest;
  }

  show(picture: ProgramPicture): void {
    this.#newest = picture;
  }
}
