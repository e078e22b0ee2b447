import { SlidingSum } from './sliding-sum.ts';

const SECOND_MS = 1_000;

/** What passed one way within the last second: pictures, and every byte. Times are monotonic ms. */
export class Throughput {
  readonly #pictures = new SlidingSum(SECOND_MS);
  readonly #bytes = new SlidingSum(SECOND_MS);

  picture(now: number, bytes: number): void {
    this.#pictures.add(now);
    this.#bytes.add(now, bytes);
  }

  word(now: number, bytes: number): void {
    this.#bytes.add(now, bytes);
  }

  at(now: number): { readonly fps: number; readonly bytesPerSecond: number } {
    return { fps: this.#pictures.total(now), bytesPerSecond: this.#bytes.total(now) };
  }
}
