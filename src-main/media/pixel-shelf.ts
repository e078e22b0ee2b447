import type { Pixels } from '../imaging/pixels.ts';

/** Eight of the largest stills, or sixty of a display's size. */
const BYTES_MOST = 128 * 1024 * 1024;

/**
 * Decoded stills: those that were asked for last stay, up to a bound, and any other for as long as somebody holds it. Who asks again
 * while that is so gets the same buffer.
 */
export class PixelShelf {
  readonly #bytesMost: number;
  /** The one that was asked for last is the last. */
  readonly #kept = new Map<object, Pixels>();
  readonly #known = new WeakMap<object, WeakRef<Pixels>>();
  readonly #loading = new Map<object, Promise<Pixels>>();
  #bytes = 0;

  constructor(bytesMost: number = BYTES_MOST) {
    this.#bytesMost = bytesMost;
  }

  /** The pixels of `picture`, which `load` makes when they are not there. Rejects as `load` does. */
  async pixels(picture: object, load: () => Promise<Pixels>): Promise<Pixels> {
    const there = this.#kept.get(picture) ?? this.#known.get(picture)?.deref();
    if (there) return this.#keep(picture, there);
    const loading = this.#loading.get(picture) ?? this.#load(picture, load);
    return await loading;
  }

  /** What is kept, bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  async #load(picture: object, load: () => Promise<Pixels>): Promise<Pixels> {
    const loading = load();
    this.#loading.set(picture, loading);
    try {
      const pixels = await loading;
      this.#known.set(picture, new WeakRef(pixels));
      return this.#keep(picture, pixels);
    } finally {
      this.#loading.delete(picture);
    }
  }

  #keep(picture: object, pixels: Pixels): Pixels {
    this.#drop(picture);
    this.#kept.set(picture, pixels);
    this.#bytes += pixels.data.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#bytesMost) break;
      this.#drop(oldest);
    }
    return pixels;
  }

  #drop(picture: object): void {
    this.#bytes -= this.#kept.get(picture)?.data.length ?? 0;
    this.#kept.delete(picture);
  }
}
