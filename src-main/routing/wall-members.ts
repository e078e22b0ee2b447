import type { Clock } from '#shared/clock';
import { WallRelease } from './wall-release.ts';
import { WallSkew } from './wall-skew.ts';

/** A display as part of a wall. */
export interface WallMember {
  readonly id: string;
  /** Frames a second that it wants now; 0 when they would not be sent. */
  readonly wantedFps: number;
  /** It is reached and not behind: its tile is worth waiting for. */
  readonly keepsUp: boolean;
}

/** Before anybody of a wall wants frames: as long as 30 fps take. */
const USUAL_INTERVAL_MS = 1_000 / 30;

/**
 * A display that takes less than this share of what the fastest one takes does not set the pace of its wall: a panel that is ill would
 * make all of them ill. It shows what it can, newest first.
 */
const PACING_SHARE = 1 / 3;

/** The displays of one wall, as far as they act as one: paced by the slowest, released together, and measured against one another. */
export class WallMembers {
  readonly id: string;
  readonly release: WallRelease;
  readonly skew: WallSkew;
  #members: readonly WallMember[] = [];

  constructor(id: string, clock: Clock) {
    this.id = id;
    this.skew = new WallSkew(clock);
    this.release = new WallRelease({
      clock,
      expected: () => this.#expected(),
      intervalMs: () => (this.fps === 0 ? USUAL_INTERVAL_MS : 1_000 / this.fps),
    });
  }

  /** The rate of the slowest one that wants frames and sets the pace; 0 when nobody wants any. */
  get fps(): number {
    const wanting = this.#members.filter(({ wantedFps }) => wantedFps > 0);
    const keeping = wanting.filter(({ keepsUp }) => keepsUp);
    const rates = (keeping.length > 0 ? keeping : wanting).map(({ wantedFps }) => wantedFps);
    const fastest = Math.max(0, ...rates);
    return rates.length === 0 ? 0 : Math.min(...rates.filter(fps => fps >= fastest * PACING_SHARE));
  }

  set(members: readonly WallMember[]): void {
    this.#members = members;
  }

  close(): void {
    this.release.close();
  }

  /** A display that does not take every frame of the wall is not waited for with any. */
  #expected(): string[] {
    const { fps } = this;
    return this.#members.filter(({ keepsUp, wantedFps }) => keepsUp && wantedFps >= fps).map(({ id }) => id);
  }
}

/** A display that may be part of a wall. */
export interface MaybeMember extends WallMember {
  readonly wall: WallMembers | undefined;
}

/** The walls that displays are part of now, by the id of their group. */
export class Walls {
  readonly #clock: Clock;
  readonly #walls = new Map<string, WallMembers>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(id: string): WallMembers {
    const wall = this.#walls.get(id) ?? new WallMembers(id, this.#clock);
    this.#walls.set(id, wall);
    return wall;
  }

  /** Who is part of which, of all displays that there are. */
  set(displays: readonly MaybeMember[]): void {
    for (const wall of this.#walls.values()) wall.set(displays.filter(display => display.wall === wall));
  }

  /** Lets go of those that are dissolved. */
  keep(ids: ReadonlySet<string>): void {
    for (const [id, wall] of this.#walls) {
      if (ids.has(id)) continue;
      wall.close();
      this.#walls.delete(id);
    }
  }

  close(): void {
    this.keep(new Set());
  }
}
