import { bytesHeldBy, type WaitingPicture } from './waiting-picture.ts';

/**
 * What waiting pictures may hold in memory: four of the largest canvases as pixels (2048², 16 MiB), or thirty of the usual size
 * (720²) that come in one burst, before any of them is encoded. Encoded, one of these takes 20–300 kB, so hundreds outlast an
 * evening with a full disk; the engine must not grow until the system ends it.
 */
export const WAITING_BYTES = 64 * 1024 * 1024;

/** The pictures that wait for the disk, oldest first. When they hold too much, the oldest gives way to the newest. */
export class WaitingLine implements Iterable<WaitingPicture> {
  readonly #mostBytes: number;
  #pictures: WaitingPicture[] = [];

  constructor(mostBytes = WAITING_BYTES) {
    this.#mostBytes = mostBytes;
  }

  get length(): number {
    return this.#pictures.length;
  }

  get first(): WaitingPicture | undefined {
    return this.#pictures[0];
  }

  [Symbol.iterator](): Iterator<WaitingPicture> {
    return this.#pictures.values();
  }

  /** Returns those that had to give way. One that is in hand stays, and so does the new one. */
  add(picture: WaitingPicture): WaitingPicture[] {
    this.#pictures.push(picture);
    let held = this.#pictures.reduce((sum, one) => sum + bytesHeldBy(one), 0);
    const givingWay: WaitingPicture[] = [];
    for (const one of this.#pictures) {
      if (held <= this.#mostBytes) break;
      if (one === picture || one.inHand) continue;
      givingWay.push(one);
      held -= bytesHeldBy(one);
    }
    for (const one of givingWay) this.remove(one);
    return givingWay;
  }

  remove(picture: WaitingPicture): void {
    this.#pictures = this.#pictures.filter(one => one !== picture);
  }

  /** Digest of the room's newest picture before `picture`; `undefined` when none of them waits. */
  digestBefore(picture: WaitingPicture): string | undefined {
    let digest: string | undefined;
    for (const one of this.#pictures) {
      if (one === picture) break;
      if (one.facts.room === picture.facts.room && one.stage.is !== 'taken') digest = one.stage.digest;
    }
    return digest;
  }
}
