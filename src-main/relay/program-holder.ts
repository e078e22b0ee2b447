import type { ProgramPicture } from '../sources/program-source.ts';

export type { ProgramPicture } from '../sources/program-source.ts';

/** R12: the newest program picture of a room; newest wins. */
export class ProgramHolder {
  readonly #onShow: (picture: ProgramPicture) => void;
  #newest: ProgramPicture | undefined;

  /** `onShow` must not throw. */
  constructor(onShow: (picture: ProgramPicture) => void) {
    this.#onShow = onShow;
  }

  get newest(): ProgramPicture | undefined {
    return this.#newest;
  }

  show(picture: ProgramPicture): void {
    this.#newest = picture;
    this.#onShow(picture);
  }
}
