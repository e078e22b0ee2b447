import type { Clock } from '#shared/clock';
import { ClipPlayer } from './clip-player.ts';
import type { ClipMaker, ClipShelf } from './clip-shelf.ts';
import type { MediaContent, Size } from './media-content.ts';
import type { ClipFacts } from './prepared-clip.ts';
import type { Stage } from './stage.ts';

/** Pictures in a row. They are prepared on the disk while the clip is played for the first time. */
export class Clip implements MediaContent {
  readonly width: number;
  readonly height: number;
  readonly pictures: number;
  readonly durationMs: number;
  readonly #maker: ClipMaker;
  readonly #clips: ClipShelf;
  readonly #clock: Clock;

  /** `size`: px, as the file has it. */
  constructor(options: { size: Size; maker: ClipMaker; clips: ClipShelf; clock: Clock }) {
    const { size, maker } = options;
    this.width = size.width;
    this.height = size.height;
    this.pictures = maker.facts.delaysMs.length;
    this.durationMs = durationOf(maker.facts);
    this.#maker = maker;
    this.#clips = options.clips;
    this.#clock = options.clock;
  }

  play(stage: Stage): () => void {
    const clip = this.#clips.acquire(this.#maker);
    const player = new ClipPlayer({ clip, stage, clock: this.#clock });
    player.start();
    let stopped = false;
    return () => {
      if (stopped) return;
      stopped = true;
      player.stop();
      this.#clips.release(this.#maker);
    };
  }
}

function durationOf({ delaysMs }: ClipFacts): number {
  return delaysMs.reduce((sum, delayMs) => sum + delayMs, 0);
}
