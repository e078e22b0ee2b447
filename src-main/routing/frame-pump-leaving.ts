import type { Why } from '#shared/contract/state';
import type { EncodedFrame, Encoding, Frame } from '../imaging/frame.ts';
import { encodeWithin, type FittedFrame } from './encode-within.ts';
import type { Outlet } from './frame-pump-outlet.ts';
import type { SendingOptions } from './sender-options.ts';
import type { SentFrame } from './stage-marks.ts';

export interface FrameLeavingOptions extends SendingOptions {
  readonly outlet: Outlet;
  /** What the display takes at most, bytes. */
  readonly maxBytes: number;
}

/** One frame, and how it leaves. */
export interface LeavingFrame {
  readonly frame: Frame;
  readonly encoding: Encoding;
  /** Black, or what a display holds: waits for nobody. */
  readonly urgent: boolean;
  /** A frame whose oldest input came until then (monotonic ms) is sent again, or late for a reason that is no latency. */
  readonly freshAfter: number;
  /** It was handed to the transport (`true`), or never will be. Not called after `cancel`. */
  readonly left: (sent: boolean) => void;
}

/** The way of one frame at a time from the mailbox to the transport: encoded, made to fit, released with the other tiles of its wall. */
export class FrameLeaving {
  readonly #options: FrameLeavingOptions;
  #maxBytes: number;
  #leaving: LeavingFrame | undefined;
  #withdraw: (() => void) | undefined;
  #tooLarge: { readonly since: number; readonly why: Why } | undefined;

  constructor(options: FrameLeavingOptions) {
    this.#options = options;
    this.#maxBytes = options.maxBytes;
  }

  get busy(): boolean {
    return this.#leaving !== undefined;
  }

  /** Since when (epoch ms) and why the newest frame could not be made small enough. */
  get tooLarge(): { readonly since: number; readonly why: Why } | undefined {
    return this.#tooLarge;
  }

  /** Holds for the next frame. */
  setMaxBytes(maxBytes: number): void {
    this.#maxBytes = maxBytes;
  }

  begin(leaving: LeavingFrame): void {
    this.#leaving = leaving;
    void this.#encode(leaving);
  }

  /** It must not be sent any more: another connection, another panic. */
  cancel(): void {
    this.#leaving = undefined;
    this.#withdraw?.();
    this.#withdraw = undefined;
  }

  async #encode(leaving: LeavingFrame): Promise<void> {
    let fitted: FittedFrame | undefined;
    try {
      fitted = await encodeWithin(this.#options.encodes, leaving.frame, leaving.encoding, this.#maxBytes);
      this.#encoded(fitted);
    } catch (error) {
      const { log, displayId } = this.#options;
      log.error('routing', 'a frame could not be encoded', { display: displayId, error: String(error) });
    }
    if (leaving !== this.#leaving) return;
    this.#tooLarge = fitted && !fitted.encoded ? this.#tooLargeBy(fitted.bytes) : undefined;
    if (fitted?.encoded) this.#release(fitted.encoded, leaving);
    else this.#over(leaving, false);
  }

  /** Every frame of a wall leaves with the others of its sequence. */
  #release(encoded: EncodedFrame, leaving: LeavingFrame): void {
    const { release, displayId } = this.#options;
    if (!release || leaving.urgent) {
      this.#send(encoded, leaving);
      return;
    }
    let gone = false;
    const withdraw = release.arrived(displayId, encoded.frame.sequence, () => {
      gone = true;
      if (leaving === this.#leaving) this.#send(encoded, leaving);
    });
    if (!gone) this.#withdraw = withdraw;
  }

  #send(encoded: EncodedFrame, leaving: LeavingFrame): void {
    this.#options.outlet.send(encoded, marksOf(encoded, leaving.freshAfter));
    this.#over(leaving, true);
  }

  #over(leaving: LeavingFrame, sent: boolean): void {
    this.#leaving = undefined;
    this.#withdraw = undefined;
    leaving.left(sent);
  }

  #encoded({ begun, tooLarge }: FittedFrame): void {
    const { metrics, displayId, pilot, clock } = this.#options;
    for (let count = 0; count < begun; count += 1) metrics.encoded(displayId);
    if (tooLarge !== undefined) pilot.tooLarge(tooLarge, clock.now());
  }

  #tooLargeBy(bytes: number): { since: number; why: Why } {
    const why: Why = { code: 'frame-too-large', detail: `${bytes} > ${this.#maxBytes}` };
    return { since: this.#tooLarge?.since ?? this.#options.clock.wall(), why };
  }
}

function marksOf({ frame, encodeStartedAt, encodedAt }: EncodedFrame, freshAfter: number): SentFrame {
  const { source, sequence, marks } = frame;
  const { receivedAt, composedAt } = marks;
  const fresh = receivedAt > freshAfter;
  return { source, sequence, receivedAt, composedAt, encodeStartedAt, encodedAt, fresh };
}
