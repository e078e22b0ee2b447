import type { Stage } from '#shared/stages';
import type { StreamShown } from '#shared/wire/stream-back-channel';
import type { Delivered } from '../displays/live-driver.ts';
import type { FrameMarks } from '../imaging/frame.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** Name and times of a frame that was handed to the socket, without its pixels: what is under way must not keep them alive. */
export interface SentFrame extends FrameMarks {
  readonly source: string;
  readonly sequence: number;
  readonly encodeStartedAt: number;
  readonly encodedAt: number;
  /**
   * Whether its way began while this display was listening. A picture that is sent again after a reconnect or a panic was
   * composed and encoded long ago: the time since then is nobody's latency.
   */
  readonly fresh: boolean;
}

/** Turns the marks of one display's frames into stages; what the display does not tell stays absent. Times are monotonic ms. */
export class StageMarks {
  readonly #metrics: Metrics;
  readonly #displayId: string;

  constructor(metrics: Metrics, displayId: string) {
    this.#metrics = metrics;
    this.#displayId = displayId;
  }

  /** A frame was handed to the socket. `acknowledged`: the display will tell the rest of `queue` when it shows the frame. */
  left(sent: SentFrame, sentAt: number, acknowledged: boolean): void {
    if (!sent.fresh) return;
    this.#record('compose', sent.composedAt - sent.receivedAt);
    this.#record('encode', sent.encodedAt - sent.encodeStartedAt);
    if (!acknowledged) this.#record('queue', waitedMs(sent, sentAt));
  }

  /**
   * S6: the display has shown a frame. `transfer` is what remains between the write and the acknowledgement when the display's own
   * times are taken off, so it is unknown unless the display tells all of them.
   */
  shown(sent: SentFrame, sentAt: number, shown: StreamShown, shownAt: number): void {
    const { queue_ms: queueMs, decode_ms: decodeMs, show_ms: showMs } = shown;
    if (decodeMs !== undefined) this.#record('decode', decodeMs);
    if (showMs !== undefined) this.#record('show', showMs);
    if (queueMs !== undefined && decodeMs !== undefined && showMs !== undefined) {
      this.#record('transfer', shownAt - sentAt - queueMs - decodeMs - showMs);
    }
    if (!sent.fresh) return;
    if (queueMs !== undefined) this.#record('queue', waitedMs(sent, sentAt) + queueMs);
    this.#metrics.light(this.#displayId, shownAt - sent.receivedAt);
  }

  /**
   * D2, D3: a display that answers a request has done with the picture. What it does not report as its own stays absent, as does
   * the `transfer` that cannot be told from it; the light is known if the display says that the picture is on the panel.
   */
  answered(sent: SentFrame, { sentAt, answeredAt, decodeMs, updated }: Delivered): void {
    this.left(sent, sentAt, false);
    if (decodeMs !== undefined) {
      this.#record('decode', decodeMs);
      this.#record('transfer', answeredAt - sentAt - decodeMs);
    }
    if (sent.fresh && updated) this.#metrics.light(this.#displayId, answeredAt - sent.receivedAt);
  }

  #record(stage: Stage, ms: number): void {
    this.#metrics.stage(this.#displayId, stage, ms);
  }
}

/** On this machine: from composed to handed to the socket, less the encoding. So the stages add up to the whole way. */
function waitedMs(sent: SentFrame, sentAt: number): number {
  return sent.encodeStartedAt - sent.composedAt + (sentAt - sent.encodedAt);
}
