import { DISPLAY_LIMITS, DISPLAY_PATHS, type DisplayStatus } from '#shared/wire/display-api';
import { FRAME_FORMAT } from '#shared/wire/frame-header';

/** S: the usual port of the stream; a display that listens elsewhere says so. */
const STREAM_PORT = 81;

/** How a display wants to be streamed to (D5 `live`). */
export interface StreamTarget {
  readonly url: string;
  /** S3: the display drops what is larger. */
  readonly maxFrameBytes: number;
  /** S5: frames that the display holds. */
  readonly ring: number;
  /** S6: whether it says when a frame is shown. */
  readonly acknowledges: boolean;
}

/** `undefined` when the display offers no stream that we speak. */
export function streamTargetOf(address: string, status: DisplayStatus): StreamTarget | undefined {
  const live = status.live;
  if (!live?.formats.includes(FRAME_FORMAT.jpeg)) return undefined;
  const { hostname } = new URL(address);
  return {
    url: `ws://${hostname}:${live.stream_port ?? STREAM_PORT}${DISPLAY_PATHS.stream}`,
    maxFrameBytes: live.max_frame ?? DISPLAY_LIMITS.streamFrameBytes,
    ring: Math.max(DISPLAY_LIMITS.ringFramesMin, live.ring ?? DISPLAY_LIMITS.ringFrames),
    acknowledges: live.ack,
  };
}

export function sameTarget(a: StreamTarget | undefined, b: StreamTarget | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.url === b.url &&
    a.maxFrameBytes === b.maxFrameBytes &&
    a.ring === b.ring &&
    a.acknowledges === b.acknowledges
  );
}
