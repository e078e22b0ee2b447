import type { Frame } from './frame.ts';
import type { FitSize } from './pictures.ts';
import type { Pixels } from './pixels.ts';
import { SkiaSurface } from './surface.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Placement extends Size {
  readonly x: number;
  readonly y: number;
}

/** Where a picture comes to lie in `into`: its proportions kept, as large as it fits, in the middle. Whole pixels, at least one. */
export function placementOf(picture: Size, into: Size): Placement {
  const scale = Math.min(into.width / picture.width, into.height / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  return { x: (into.width - width) >> 1, y: (into.height - height) >> 1, width, height };
}

/** Whether a picture of this size is encoded as it is. */
export function fits(picture: Size, fit: Size): boolean {
  return picture.width === fit.width && picture.height === fit.height;
}

/**
 * Fits pictures by Skia, not by sharp: live frames pass here, and from 2048×2048 to 720×720 it takes a sixth of the time of sharp's
 * WASM build, half of its native one (measured 17, 105 and 38 ms). A fitted picture is kept for as long as its frame is, so that two encodings of it cost one.
 */
export class Fitter {
  readonly #fitted = new WeakMap<Frame, Map<string, Pixels>>();
  #source: SkiaSurface | undefined;
  #target: SkiaSurface | undefined;

  /** The pixels of `frame` in the size of `fit`; the frame's own when it has that size already. */
  fit(frame: Frame, fit: FitSize): Pixels {
    if (fits(frame, fit)) return frame.pixels();
    const ofFrame = this.#fitted.get(frame) ?? new Map<string, Pixels>();
    this.#fitted.set(frame, ofFrame);
    const key = `${fit.width}×${fit.height} ${fit.background}`;
    const known = ofFrame.get(key);
    if (known) return known;
    const pixels = this.#draw(frame.pixels(), fit);
    ofFrame.set(key, pixels);
    return pixels;
  }

  #draw(pixels: Pixels, fit: FitSize): Pixels {
    this.#source = surfaceOf(this.#source, pixels);
    this.#target = surfaceOf(this.#target, fit);
    this.#source.writePixels(pixels);
    this.#target.pen.fillStyle = fit.background;
    this.#target.pen.fillRect(0, 0, fit.width, fit.height);
    this.#target.place(this.#source, placementOf(pixels, fit));
    return this.#target.readPixels();
  }
}

/** The surface of the last time, when it has the size that is wanted: a wall's frames have one size for hours. */
function surfaceOf(kept: SkiaSurface | undefined, size: Size): SkiaSurface {
  return kept && fits(kept, size) ? kept : new SkiaSurface(size.width, size.height);
}
