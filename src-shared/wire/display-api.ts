import { z } from 'zod';

/**
 * D: what a display with the `live` API answers over HTTP. The virtual display writes these shapes, the driver reads them.
 * Reading is tolerant: unknown keys are ignored, and what a real device lacks, sends as `null` or sends in a shape that we do
 * not know counts as not reported. One odd value never costs the rest of an answer.
 */
const reported = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const Count = z.number().int().nonnegative();

export const DISPLAY_PATHS = {
  uploadImage: '/upload/image',
  displayRaw: '/display/raw',
  status: '/status',
  networkStats: '/network/stats',
  swapNext: '/action/swap_next',
  swapBack: '/action/swap_back',
  config: '/config',
  /** D8: virtual displays only. */
  shownPng: '/debug/shown.png',
  touch: '/debug/touch',
  /** S: on the stream port. */
  stream: '/stream',
} as const;

export const DISPLAY_LIMITS = {
  screenPx: 720,
  /** D2: an upload unless the device's configuration says otherwise, and what that may say. */
  uploadBytes: 5 * 1024 * 1024,
  uploadBytesMin: 102_400,
  uploadBytesMax: 10_485_760,
  /** D4: a side of an uploaded picture, read from its header before anything is decoded. */
  uploadSidePx: 2048,
  /** D6: the firmware reads a configuration into one buffer of this size. */
  configBytes: 32_768,
  /** D5, S3: payload bytes of one streamed frame. */
  streamFrameBytes: 204_800,
  /** S5. */
  ringFrames: 3,
  ringFramesMin: 1,
  ringFramesMax: 10,
  /** S7, S8: both ends ping this often and give the other one up after this much silence. */
  pingEveryMs: 2_000,
  silentAfterMs: 5_000,
  /** S6. */
  statsEveryMs: 1_000,
} as const;

/** S7: the close code for a streaming client whose slot is somebody else's. */
export const STREAM_SLOT_TAKEN = 4409;

/** D8: which binary message of its connection (S6's n) is on the panel; 0 for a picture that did not come by the stream. */
export const FRAME_ORDINAL_HEADER = 'X-Frame-Ordinal';
/** D2, D3: what the sender says the body is; must agree with its bytes. */
export const IMAGE_FORMAT_HEADER = 'X-Image-Format';

/**
 * D4: every refusal and its HTTP status. `INVALID_JSON` and `INVALID_CONFIG` are D6's: a configuration that is no JSON object, or
 * that holds a known key with a value the display cannot take.
 */
export const DISPLAY_REFUSALS = {
  EMPTY_REQUEST: 400,
  INVALID_IMAGE: 400,
  UPLOAD_INCOMPLETE: 400,
  INVALID_JSON: 400,
  INVALID_CONFIG: 400,
  NOT_FOUND: 404,
  STREAM_OFF: 404,
  UPLOAD_OFF: 404,
  SD_LOCKED: 409,
  LENGTH_REQUIRED: 411,
  PAYLOAD_TOO_LARGE: 413,
  IMAGE_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  OOM: 503,
  BUSY: 503,
  SD_FULL: 503,
} as const;
export type DisplayRefusalCode = keyof typeof DISPLAY_REFUSALS;

/** D1. Decide on `code`, not on the HTTP status; a firmware may send codes that are not in `DISPLAY_REFUSALS`. */
export const DisplayAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.unknown().optional() }),
  z.object({ ok: z.literal(false), error: z.string().catch(''), code: z.string().catch('') }),
]);
export type DisplayAnswer = z.infer<typeof DisplayAnswer>;

/** D5: what a display says of its stream. Its presence is what tells a `live` display from every other firmware. */
export const LiveCapability = z.object({
  version: z.number(),
  /** S2: nothing else is sent to it. */
  formats: z.array(z.number()),
  /** Whether it sends `shown` for frames that ask for it (S6). */
  ack: z.boolean().catch(false),
  ring: reported(Count),
  max_frame: reported(Count),
  stream_port: reported(z.number().int().min(1).max(65_535)),
});
export type LiveCapability = z.infer<typeof LiveCapability>;

/** D5 `GET /status`. Times in ms, memory in bytes, signal in dBm. */
export const DisplayStatus = z.object({
  state: reported(z.string()),
  uptime_ms: reported(z.number()),
  heap_free: reported(z.number()),
  rssi: reported(z.number()),
  fw: reported(z.object({ version: reported(z.string()) })),
  device: reported(
    z.object({
      mac: reported(z.string()),
      board: reported(z.string()),
      screen_w: reported(z.number()),
      screen_h: reported(z.number()),
    }),
  ),
  device_name: reported(z.string()),
  /** Only a display without hardware says so. */
  virtual: reported(z.boolean()),
  /** Only the published p3a firmware says so. */
  api_version: reported(z.union([z.number(), z.string()])),
  live: reported(LiveCapability),
});
export type DisplayStatus = z.infer<typeof DisplayStatus>;

/** What a display counts of its stream since it started. Received = shown + dropped + invalid + those still on their way. */
export const StreamCounters = z.object({
  /** Binary messages, invalid ones too. */
  frames_received: reported(Count),
  frames_shown: reported(Count),
  /** Valid frames that gave way to newer ones. */
  frames_dropped: reported(Count),
  frames_invalid: reported(Count),
  /** Frames that wait undecoded now. */
  ring_depth: reported(Count),
});
export type StreamCounters = z.infer<typeof StreamCounters>;

/** D5 `GET /network/stats`. */
export const NetworkStats = StreamCounters.extend({
  rssi: reported(z.number()),
  rx_bytes: reported(Count),
  /** Streaming clients now: 0 or 1 (S7). */
  clients: reported(Count),
  /** Streaming connections after the first. */
  reconnects: reported(Count),
});
export type NetworkStats = z.infer<typeof NetworkStats>;

/** D2. `display_updated` is whether the picture is on the panel. */
export const UploadedImage = z.object({
  saved_path: reported(z.string()),
  file_size: reported(Count),
  display_updated: reported(z.boolean()),
});
export type UploadedImage = z.infer<typeof UploadedImage>;

/** D3. */
export const DisplayedImage = z.object({
  bytes_received: reported(Count),
  format: reported(z.string()),
  display_updated: reported(z.boolean()),
  decode_time_ms: reported(z.number()),
});
export type DisplayedImage = z.infer<typeof DisplayedImage>;

/** D6, the actions. */
export const QueuedAction = z.object({ queued: reported(z.boolean()) });
export type QueuedAction = z.infer<typeof QueuedAction>;

const Channel = z.number().int().min(0).max(255);

/** D6 `/config`: the keys that mean something to the `live` API. A device keeps other keys as they are. */
export const DisplayConfig = z.object({
  /** What surrounds a picture that does not fill the panel. */
  background_color: reported(z.object({ r: Channel, g: Channel, b: Channel })),
  upload_enable: reported(z.boolean()),
  /** `fast`: a picture is not synced to the card before it is shown. */
  upload_durability: reported(z.enum(['safe', 'fast'])),
  upload_max_file_size: reported(
    z.number().int().min(DISPLAY_LIMITS.uploadBytesMin).max(DISPLAY_LIMITS.uploadBytesMax),
  ),
  stream_mode: reported(z.enum(['websocket', 'off'])),
  stream_ring_buffer_depth: reported(
    z.number().int().min(DISPLAY_LIMITS.ringFramesMin).max(DISPLAY_LIMITS.ringFramesMax),
  ),
});
export type DisplayConfig = z.infer<typeof DisplayConfig>;
