import type { Clock } from '#shared/clock';
import {
  DISPLAY_LIMITS,
  type DisplayStatus,
  type LiveCapability,
  type NetworkStats,
  type StreamCounters,
} from '#shared/wire/display-api';
import { FRAME_FORMAT } from '#shared/wire/frame-header';
import type { StreamStats } from '#shared/wire/stream-back-channel';
import type { DeviceConfig } from './device-config.ts';
import type { Heap } from './heap.ts';
import type { RxMeter } from './rx-meter.ts';

/** The version of this simulation, not of a firmware. */
const VERSION = 'virtual-1.0';

export interface ReportSources {
  readonly mac: string;
  readonly name: string;
  readonly clock: Clock;
  readonly config: DeviceConfig;
  readonly heap: Heap;
  readonly received: RxMeter;
  readonly counters: () => Required<StreamCounters>;
  readonly clients: () => { now: number; reconnects: number };
  readonly uploadsUnderWay: () => number;
  readonly streamPort: () => number;
}

/** A display without a radio has no signal strength: the key is there, as D5 wants, and its value is unknown. */
type WithoutRadio<T> = Omit<T, 'rssi'> & { rssi: null };

/** What the display says of itself: D5 over HTTP, S6 on its stream. Only what it really knows. */
export class Report {
  readonly #startedAt: number;
  readonly #sources: ReportSources;

  constructor(sources: ReportSources) {
    this.#sources = sources;
    this.#startedAt = sources.clock.now();
  }

  /** D5 `GET /status`. */
  status(): WithoutRadio<DisplayStatus> {
    const { mac, name, heap, uploadsUnderWay } = this.#sources;
    return {
      state: uploadsUnderWay() > 0 ? 'PROCESSING' : 'READY',
      uptime_ms: this.#uptimeMs(),
      heap_free: heap.freeBytes,
      rssi: null,
      fw: { version: VERSION },
      device: { mac, board: 'virtual', screen_w: DISPLAY_LIMITS.screenPx, screen_h: DISPLAY_LIMITS.screenPx },
      device_name: name,
      virtual: true,
      live: this.#live(),
    };
  }

  /** D5 `GET /network/stats`. */
  networkStats(): WithoutRadio<NetworkStats> {
    const { received, counters, clients } = this.#sources;
    const { now, reconnects } = clients();
    return { rssi: null, rx_bytes: received.bytes, ...counters(), clients: now, reconnects };
  }

  /** S6, each second. */
  streamStats(): WithoutRadio<StreamStats> {
    const { heap, counters } = this.#sources;
    return {
      type: 'stats',
      uptime_ms: this.#uptimeMs(),
      heap_free: heap.freeBytes,
      rssi: null,
      ...counters(),
    };
  }

  #uptimeMs(): number {
    return Math.round(this.#sources.clock.now() - this.#startedAt);
  }

  #live(): LiveCapability {
    return {
      version: 1,
      formats: [FRAME_FORMAT.jpeg, FRAME_FORMAT.region],
      ack: true,
      ring: this.#sources.config.inEffect.ringFrames,
      max_frame: DISPLAY_LIMITS.streamFrameBytes,
      stream_port: this.#sources.streamPort(),
    };
  }
}
