import type { Clock } from '#shared/clock';
import type { GroupState } from '#shared/contract/group';

/** Over how long the skew is told: long enough for a median at 5 fps, short enough to follow what somebody changes. */
const WINDOW_MS = 5_000;
/** S6: what takes longer was written off; a tile that comes then is one that was sent again. */
const SAME_SHOWING_MS = 1_000;

interface Showing {
  readonly source: string;
  readonly sequence: number;
  /** Monotonic ms. */
  readonly firstAt: number;
  lastAt: number;
  readonly tiles: Set<string>;
}

/** Measures how far apart the tiles of a wall show one frame, by their acknowledgements. */
export class WallSkew {
  readonly #clock: Clock;
  /** By source and sequence, in the order in which they were first shown. */
  readonly #showings = new Map<string, Showing>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A display says that it shows its tile of a frame. `shownAt`: monotonic ms. */
  shown(
    display: string,
    { source, sequence }: { readonly source: string; readonly sequence: number },
    shownAt: number,
  ): void {
    this.#forget();
    const key = `${source} ${sequence}`;
    const showing = this.#showings.get(key);
    if (!showing) {
      const tiles = new Set([display]);
      this.#showings.set(key, { source, sequence, firstAt: shownAt, lastAt: shownAt, tiles });
    } else if (!showing.tiles.has(display) && shownAt - showing.firstAt <= SAME_SHOWING_MS) {
      showing.tiles.add(display);
      showing.lastAt = Math.max(showing.lastAt, shownAt);
    }
  }

  /** `undefined` while no frame was shown by two tiles within the last seconds. */
  get state(): GroupState['skew'] {
    this.#forget();
    const skews = [...this.#showings.values()]
      .filter(({ tiles }) => tiles.size > 1)
      .map(({ firstAt, lastAt }) => lastAt - firstAt)
      .sort((a, b) => a - b);
    const p50Ms = skews[Math.floor((skews.length - 1) / 2)];
    const mostMs = skews.at(-1);
    return p50Ms === undefined || mostMs === undefined ? undefined : { p50Ms, mostMs, frames: skews.length };
  }

  #forget(): void {
    const oldest = this.#clock.now() - WINDOW_MS;
    for (const [key, { firstAt }] of this.#showings) {
      if (firstAt >= oldest) return;
      this.#showings.delete(key);
    }
  }
}
