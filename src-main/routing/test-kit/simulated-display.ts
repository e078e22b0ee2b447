import type { Delivery, Side } from '#shared/contract/delivery';
import { DEFAULT_DELIVERY } from '#shared/contract/delivery';
import type { ManualClock } from '#shared/manual-clock';
import type { Links, Pilot, PilotSetting } from '../pilot.ts';
import type { SimulatedRadio } from './simulated-radio.ts';

/** What libjpeg-turbo made of two pictures, bytes of 720×720 at quality 75 and shares of that; a pilot's own guess is another one. */
export const CONTENTS = {
  sketch: {
    bytes: 113_000,
    quality: { 90: 1.6, 75: 1, 60: 0.78, 45: 0.64 },
    side: { 720: 1, 480: 0.54, 368: 0.36, 240: 0.18 },
  },
  photo: {
    bytes: 60_000,
    quality: { 90: 2.15, 75: 1, 60: 0.68, 45: 0.51 },
    side: { 720: 1, 480: 0.43, 368: 0.28, 240: 0.15 },
  },
} satisfies Record<string, Content>;

interface Content {
  readonly bytes: number;
  readonly quality: Readonly<Record<number, number>>;
  readonly side: Readonly<Record<Side, number>>;
}

/** S5's default. */
const RING = 3;
const WRITE_OFF_MS = 1_000;
/** What the kernel hides of a connection; beyond it `bufferedAmount` rises. */
const SOCKET_BYTES = 256_000;

export interface SimulatedOptions {
  readonly id: string;
  readonly clock: ManualClock;
  readonly links: Links;
  readonly radio: SimulatedRadio;
  readonly address?: string;
  readonly wall?: string;
  readonly delivery?: Partial<Delivery>;
  readonly content?: Content;
  readonly maxBytes?: number;
  readonly sourceFps?: number;
  /** ms that the display has to do with one picture, whatever its size. */
  readonly busyMs?: number;
  readonly acknowledges?: boolean;
  /** By HTTP: one picture at a time, and each is waited for. */
  readonly posts?: boolean;
  /** 0–1, for what the radio and the pictures differ by. */
  readonly random: () => number;
}

/** A sender and its display, with a source that always has a new picture: paces, waits, skips and writes off as the real ones. */
export class SimulatedDisplay {
  readonly pilot: Pilot;
  /** Every setting that there was, with the ms at which it began. */
  readonly settings: { readonly atMs: number; readonly setting: PilotSetting }[] = [];
  content: Content;
  busyMs: number;
  sourceFps: number;
  maxBytes: number;
  offered = 0;
  skipped = 0;
  arrived = 0;
  largestBytes = 0;
  /** Pictures that had to be made a second time. */
  tooLarge = 0;
  readonly #options: SimulatedOptions;
  #waiting = false;
  #timer: unknown;
  #inFlight = new Set<object>();
  #inSocket = 0;
  #restsUntil = 0;
  #doneAt = 0;

  constructor(options: SimulatedOptions) {
    const { id, clock, links, address = 'http://10.0.0.7:80', wall, delivery } = options;
    this.#options = options;
    this.content = options.content ?? CONTENTS.sketch;
    this.busyMs = options.busyMs ?? 10;
    this.sourceFps = options.sourceFps ?? 60;
    this.maxBytes = options.maxBytes ?? 204_800;
    this.pilot = links.pilotFor({
      id,
      address,
      wall,
      delivery: { ...DEFAULT_DELIVERY, ...delivery },
      maxBytes: this.maxBytes,
      changed: () => this.#note(),
    });
    this.#note();
    // Sources do not tick in step.
    clock.setTimeout(() => this.#offer(), options.random() * 30);
  }

  /** The source rests for so many seconds. */
  pause(seconds: number): void {
    this.#restsUntil = this.#options.clock.now() + seconds * 1_000;
  }

  #note(): void {
    const { setting } = this.pilot;
    const last = this.settings.at(-1)?.setting;
    if (last && JSON.stringify(last) === JSON.stringify(setting)) return;
    this.settings.push({ atMs: this.#options.clock.now(), setting });
  }

  #offer(): void {
    const { clock } = this.#options;
    const fps = Math.min(this.pilot.setting.fps, this.sourceFps);
    clock.setTimeout(() => this.#offer(), 1000 / fps);
    if (clock.now() < this.#restsUntil) return;
    this.offered += 1;
    if (this.#waiting && this.#full) {
      this.skipped += 1;
      this.pilot.skipped(clock.now());
    }
    this.#waiting = true;
    this.#pump();
  }

  get #full(): boolean {
    const { posts = false, acknowledges = true } = this.#options;
    const most = posts ? 1 : acknowledges ? RING : Number.POSITIVE_INFINITY;
    return this.#inFlight.size >= most || this.#inSocket > SOCKET_BYTES;
  }

  #pump(): void {
    const { clock } = this.#options;
    clock.clearTimeout(this.#timer);
    if (!this.#waiting || this.#full) return;
    const waitMs = this.pilot.waitMs(clock.now());
    if (waitMs > 0) {
      this.#timer = clock.setTimeout(() => this.#pump(), waitMs);
      return;
    }
    this.#waiting = false;
    this.#send();
  }

  #send(): void {
    const { clock, radio, acknowledges = true, posts = false } = this.#options;
    const sentAt = clock.now();
    const bytes = this.#encode(sentAt);
    const frame = {};
    this.#inFlight.add(frame);
    this.pilot.sent({ bytes, atMs: sentAt });
    const writeOff = clock.setTimeout(() => {
      if (posts || !this.#inFlight.delete(frame) || !acknowledges) return;
      this.pilot.lost(1, clock.now());
      this.#pump();
    }, WRITE_OFF_MS);
    this.#inSocket += bytes;
    radio.carry(bytes, () => {
      this.#inSocket -= bytes;
      this.#pump();
      this.#doneAt = Math.max(this.#doneAt, clock.now()) + this.busyMs;
      // To the next refresh of the panel, and back.
      const refresh = this.#options.random() * 16 + 3;
      clock.setTimeout(
        () => {
          clock.clearTimeout(writeOff);
          this.arrived += 1;
          const inTime = this.#inFlight.delete(frame);
          if (inTime && acknowledges)
            this.pilot.acknowledged({ tookMs: clock.now() - sentAt, atMs: clock.now() });
          this.#pump();
        },
        this.#doneAt - clock.now() + refresh,
      );
    });
  }

  #encode(nowMs: number): number {
    const { quality, side } = this.pilot.setting;
    const { content } = this;
    const share = (content.quality[quality] ?? 1) * content.side[side];
    const bytes = Math.round(content.bytes * share * (0.95 + this.#options.random() / 10));
    if (bytes <= this.maxBytes) return this.#left(bytes);
    this.tooLarge += 1;
    this.pilot.tooLarge(bytes, nowMs);
    return this.#left(Math.round(this.maxBytes * 0.9));
  }

  #left(bytes: number): number {
    this.largestBytes = Math.max(this.largestBytes, bytes);
    return bytes;
  }
}
