import type { Frame } from './frame.ts';
import type { LookPlan } from './look-plan.ts';
import { checkPixels, type Pixels, wordsOf } from './pixels.ts';
import { isSmall, renderLook } from './render-look.ts';
import { giveBackShared, type SharedPicture, shared, takeShared } from './shared-memory.ts';

interface Rendered {
  readonly pixels: Pixels;
  readonly memory: SharedArrayBuffer;
}

/**
 * The views of one frame, each rendered once for all who ask while somebody reads one, and the memory that they are in, 2 MB each: it
 * is used again as soon as nobody does. Whoever comes later for the same encoding is given the same bytes and needs no view; a
 * thousand pictures of a library that were seen once would hold gigabytes.
 */
export class FrameViews {
  readonly #frame: Frame;
  readonly #rendered = new Map<string, Promise<Rendered>>();
  #source: SharedPicture | undefined;
  #users = 0;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /**
   * Runs `work` on what a plan shows of the frame, which is the frame's own pixels when that is the same; they are good until it
   * settles. What takes long is done beside the main thread. Rejects with `ImageError`, also for pixels that do not fill their size.
   */
  async use<T>(plan: LookPlan, work: (pixels: Pixels) => Promise<T>): Promise<T> {
    this.#users += 1;
    try {
      return await work(await this.#pixels(plan));
    } finally {
      this.#users -= 1;
      this.#tidy();
    }
  }

  async #pixels(plan: LookPlan): Promise<Pixels> {
    const pixels = await this.#frame.pixels();
    if (plan.key === '' && !pixels.translucent) return pixels;
    checkPixels(pixels);
    const key = pixels.translucent ? `${plan.key} ${plan.background}` : plan.key;
    const known = this.#rendered.get(key);
    if (known) return (await known).pixels;
    const rendered = this.#render(pixels, plan);
    this.#rendered.set(key, rendered);
    rendered.catch(() => this.#rendered.delete(key));
    return (await rendered).pixels;
  }

  async #render(pixels: Pixels, plan: LookPlan): Promise<Rendered> {
    const { width, height } = plan;
    const memory = takeShared(width * height * 4);
    const data = Buffer.from(memory, 0, width * height * 4);
    try {
      const target = new Uint32Array(memory, 0, width * height);
      await renderLook(plan, {
        source: this.#wordsOf(pixels, plan),
        target,
        flatten: pixels.translucent === true,
      });
      return { pixels: { width, height, data }, memory };
    } catch (error) {
      giveBackShared(memory);
      throw error;
    }
  }

  #wordsOf(pixels: Pixels, plan: LookPlan): Uint32Array {
    const own = isSmall(plan) ? wordsOf(pixels) : undefined;
    if (own) return own;
    this.#source ??= shared(pixels);
    return this.#source.words;
  }

  #tidy(): void {
    if (this.#users > 0) return;
    this.#source?.giveBack();
    this.#source = undefined;
    // All of them have settled, for nobody waits; those that failed are not in here.
    for (const rendered of this.#rendered.values())
      void rendered.then(({ memory }) => giveBackShared(memory));
    this.#rendered.clear();
  }
}
