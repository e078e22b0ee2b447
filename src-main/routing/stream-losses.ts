import type { StreamStats } from '#shared/wire/stream-back-channel';

/** Frames that a display says it has dropped, and those that it could make nothing of. */
export interface Losses {
  readonly dropped: number;
  readonly invalid: number;
}

const NONE: Losses = { dropped: 0, invalid: 0 };

/** S6: what of one connection got lost on the display. It counts since it started, so its first word says nothing. */
export class StreamLosses {
  #counted: Losses | undefined;

  /** Since the last time. A display that counts from the beginning again has lost nothing. */
  told({ frames_dropped: dropped = 0, frames_invalid: invalid = 0 }: StreamStats): Losses {
    const before = this.#counted;
    this.#counted = { dropped, invalid };
    if (!before) return NONE;
    return {
      dropped: Math.max(0, dropped - before.dropped),
      invalid: Math.max(0, invalid - before.invalid),
    };
  }

  /** Another connection. */
  reset(): void {
    this.#counted = undefined;
  }
}
