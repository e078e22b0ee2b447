import { union } from '#shared/brush/rect';
import type { Rect } from '#shared/brush/surface';
import type { Clock, TimerHandle } from '#shared/clock';
import { REGION_BLOCK_PX } from '#shared/wire/frame-header';
import type { Frame, View } from '../imaging/frame.ts';
import { differenceOf } from './stream-difference.ts';

/** S2: a display that missed something without a word shows it wrongly for no longer than this. */
const WHOLE_WITHIN_MS = 5_000;

/** Of the picture. A larger part costs the display nearly as much as all of it, and leaves it with less. */
const PART_AT_MOST = 1 / 2;

export interface StreamRegionsOptions {
  readonly clock: Clock;
  /** The present picture is to be sent, whole. */
  readonly refresh: () => void;
}

/**
 * S2: what of the next picture one connection has not been sent yet. Gathers what differs from frame to frame, also of those that
 * are never sent, and sees to it that a whole picture follows in time, and after anything that may not have arrived.
 */
export class StreamRegions {
  readonly #options: StreamRegionsOptions;
  /** The newest frame that was gathered. */
  #newest: Frame | undefined;
  /** What differs between the frame that was taken last and the newest one. */
  #dirty: Rect | undefined;
  /** The next one has to be whole. */
  #whole = true;
  /** Set from the first region until the next whole picture. */
  #timer: TimerHandle;

  constructor(options: StreamRegionsOptions) {
    this.#options = options;
  }

  /** A frame is the newest now, and will be taken unless a newer one is. */
  add(frame: Frame): void {
    const before = this.#newest;
    this.#newest = frame;
    if (this.#whole || !before) return;
    const steps = frame.source === before.source ? frame.sequence - before.sequence : Number.NaN;
    if (steps === 0) return;
    const { changed } = frame;
    if (steps === 1 && changed) this.#dirty = union(this.#dirty, partOf(before, frame, changed));
    else this.#whole = true;
  }

  /**
   * The newest frame is being sent: what of it, or `undefined` for all of it. `alone`: a part of it can be sent alone, because it is
   * shown as it is.
   */
  take(frame: Frame, alone: boolean): Rect | undefined {
    const area = this.#whole || !alone ? undefined : snapped(this.#dirty, frame);
    this.#dirty = undefined;
    this.#whole = !alone;
    if (area) this.#timer ??= this.#options.clock.setTimeout(() => this.lost(), WHOLE_WITHIN_MS);
    else this.#stopTimer();
    return area;
  }

  /** The next picture is a whole one. */
  renew(): void {
    this.#whole = true;
  }

  /** Something that was sent may not be there: the display is shown the whole picture soon, if it was sent only parts since. */
  lost(): void {
    this.#whole = true;
    if (this.#timer === undefined) return;
    this.#stopTimer();
    this.#options.refresh();
  }

  /** A connection is over. */
  close(): void {
    this.#whole = true;
    this.#newest = undefined;
    this.#stopTimer();
  }

  #stopTimer(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** Whether `view` shows a picture of this size point by point where it was, whatever it does to its colours. */
export function showsAllOf(view: View, { width, height }: { width: number; height: number }): boolean {
  const { crop, rotate, flip } = view.look;
  const cropped = crop.x > 0 || crop.y > 0 || crop.width < 1 || crop.height < 1;
  const inPlace = !view.tile && !cropped && rotate === 0 && flip === 'none';
  return inPlace && view.width === width && view.height === height;
}

/** What differs; a corner of what may differ if nothing does, for the display expects to be sent something. */
function partOf(before: Frame, frame: Frame, changed: Rect): Rect {
  return differenceOf(before, frame, changed) ?? { ...changed, width: 1, height: 1 };
}

/** The blocks that hold `dirty`; `undefined` when there is nothing, or so much that all of it may as well be sent. */
function snapped(dirty: Rect | undefined, { width, height }: Frame): Rect | undefined {
  if (!dirty) return undefined;
  const x = down(Math.max(0, dirty.x));
  const y = down(Math.max(0, dirty.y));
  const right = Math.min(width, up(dirty.x + dirty.width));
  const bottom = Math.min(height, up(dirty.y + dirty.height));
  const area = { x, y, width: right - x, height: bottom - y };
  const small = area.width * area.height <= width * height * PART_AT_MOST;
  return small && area.width > 0 && area.height > 0 ? area : undefined;
}

const down = (px: number) => Math.floor(px / REGION_BLOCK_PX) * REGION_BLOCK_PX;
const up = (px: number) => Math.ceil(px / REGION_BLOCK_PX) * REGION_BLOCK_PX;
