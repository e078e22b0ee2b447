import type { EncodedFrame } from '../imaging/frame.ts';
import type { SentFrame } from './stage-marks.ts';
import type { StreamRegions } from './stream-regions.ts';

/** The transport below a pump. */
export interface Outlet {
  /** Whether anything can be sent at all now. */
  readonly ready: boolean;
  /** What of a picture has to be sent, for a display that takes parts of one (S2). */
  readonly regions?: StreamRegions | undefined;
  /**
   * How long something stands in the way of a frame, ms: 0 if nothing does; infinite if somebody calls `pump` when it is gone.
   * `urgent`: the frame has to go at once if there is any way.
   */
  heldUpMs(urgent: boolean): number;
  /** Takes the frame; tells what becomes of it to whom it wants. */
  send(encoded: EncodedFrame, sent: SentFrame): void;
  /** A frame gave way to a newer one because of what stands in its way. */
  skipped(): void;
}
