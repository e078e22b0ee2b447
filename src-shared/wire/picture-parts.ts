import type { PictureRegion } from '../contract/ports.ts';

/** A whole picture comes within 5 s of the first region, and no display shows more than 60 a second. */
const REGIONS_KEPT = 400;

/** What a display, or a page that shows what it shows, has to be given in this order: a whole picture, and the regions since. */
export class PictureParts<T extends { readonly region?: PictureRegion | undefined }> {
  #parts: T[] = [];
  /** A region is missing: the next ones would be drawn into the wrong picture. */
  #broken = false;

  /** Oldest first; begins with the whole picture unless that was taken before. */
  get all(): readonly T[] {
    return this.#parts;
  }

  /** A whole picture makes everything before it void. Regions without end do not pile up: then the next whole picture is waited for. */
  add(part: T): void {
    if (!part.region) {
      this.#parts = [part];
      this.#broken = false;
    } else if (!this.#broken) {
      this.#parts.push(part);
      if (this.#parts.length > REGIONS_KEPT) this.#break();
    }
  }

  /** Hands over what is there; what is added from now on is drawn into that. */
  take(): readonly T[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  #break(): void {
    this.#parts = [];
    this.#broken = true;
  }
}
