import { DISPLAY_LIMITS, DISPLAY_PATHS, type DisplayStatus } from '#shared/wire/display-api';
import { FRAME_FORMAT } from '#shared/wire/frame-header';

/** S: the usual port of the stream; a display that listens elsewhere says so. */
const STREAM_PORT = 81;

/** No JPEG of a panel is smaller; a display that says less says nothing that could be meant. */
const FRAME_BYTES_LEAST = 2_048;

/** How a display wants to be streamed to (D5 `live`). */
export interface StreamTarget {
  readonly url: string;
  /** S3: the display drops what is larger. */
  readonly maxFrameBytes: number;
  /** S5: frames that the display holds. */
  readonly ring: number;
  /** S6: whether it says when a frame is shown. */
  readonly acknowledges: boolean;
  /** S2: whether it takes a part of a picture alone. */
  readonly regions: boolean;
}

/** `undefined` when the display offers no stream that we speak. */
export function streamTargetOf(address: string, status: DisplayStatus): StreamTarget | undefined {
  const live = status.live;
  if (!live?.formats.includes(FRAME_FORMAT.jpeg)) return undefined;
  const { hostname } = new URL(address);
  return {
    url: `ws://${hostname}:${live.stream_port ?? STREAM_PORT}${DISPLAY_PATHS.stream}`,
    maxFrameBytes: Math.max(FRAME_BYTES_LEAST, live.max_frame ?? DISPLAY_LIMITS.streamFrameBytes),
    ring: Math.max(DISPLAY_LIMITS.ringFramesMin, live.ring ?? DISPLAY_LIMITS.ringFrames),
    acknowledges: live.ack,
    regions: live.formats.includes(FRAME_FORMAT.region),
  };
}

export function sameTarget(a: StreamTarget | undefined, b: StreamTarget | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    sameStream(a, b) && a.maxFrameBytes === b.maxFrameBytes && a.ring === b.ring && a.regions === b.regions
  );
}

/** Whether a connection to the one is a connection to the other: what else differs, it can take over. */
export function sameStream(a: StreamTarget, b: StreamTarget): boolean {
  return a.url === b.url && a.acknowledges === b.acknowledges;
}
