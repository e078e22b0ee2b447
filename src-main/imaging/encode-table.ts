import { NEUTRAL_LOOK } from '#shared/contract/look';
import { type Encoder, encodePixels } from './encode-pixels.ts';
import type { EncodedFrame, Encoding, Frame, View } from './frame.ts';
import { FrameViews } from './frame-views.ts';
import { type LookPlan, planOf } from './look-plan.ts';
import { passes } from './pass-through.ts';
import { mayBeTranslucent } from './translucent.ts';

/** Frames of a source whose bytes are kept: the newest, and those that slower receivers may still ask for. */
const FRAMES_KEPT = 3;

/** Whose bytes are kept: more than a venue shows at a time. Of a library of a thousand pictures that are shown in turn the rest goes. */
const SOURCES_KEPT = 256;

/** Of one frame: more than the tiles of any wall. One at rest is asked for in another way at every step of a slider. */
const ENCODINGS_KEPT = 128;

interface KeptSource {
  /** By sequence. */
  readonly newest: Map<number, KeptFrame>;
  /** Older ones that were asked for nevertheless, as long as anybody holds them: frozen displays that connect again ask for theirs. */
  readonly held: WeakMap<Frame, KeptFrame>;
}

interface KeptFrame {
  readonly views: FrameViews;
  readonly encodings: Map<string, Promise<EncodedFrame>>;
}

/**
 * Encode once: whoever asks for the same frame in the same encoding gets the same promise and the same bytes, so any number
 * of displays and clients costs one encode. Views that show the same are the same, however they are described.
 */
export class EncodeTable {
  readonly #encoder: Encoder;
  readonly #clock: { now(): number };
  readonly #sources = new Map<string, KeptSource>();
  /** Ids of sources that were forgotten: what is asked of one once more, as of a room's last picture, is kept by nobody. */
  readonly #gone = new Set<string>();
  #encodes = 0;
  #passed = 0;
  #shared = 0;

  constructor(options: { encoder?: Encoder; clock?: { now(): number } } = {}) {
    this.#encoder = options.encoder ?? encodePixels;
    this.#clock = options.clock ?? performance;
  }

  /** Encodes that were begun. */
  get encodes(): number {
    return this.#encodes;
  }

  /** Pictures that go out as they came, each counted once. */
  get passed(): number {
    return this.#passed;
  }

  /** Calls that were answered with what another one had had made. */
  get shared(): number {
    return this.#shared;
  }

  /**
   * Rejects with `ImageError`, for a look out of its range with `RangeError`; a failed encode is forgotten, the next call tries again.
   */
  encode(frame: Frame, encoding: Encoding): Promise<EncodedFrame> {
    const kept = this.#keptOf(frame);
    let order: Order;
    try {
      order = orderOf(frame, encoding);
    } catch (error) {
      return Promise.reject(error);
    }
    const known = kept.encodings.get(order.key);
    if (known) {
      this.#shared += 1;
      return known;
    }
    const encoded = order.passes
      ? this.#pass(frame, encoding, order.passes)
      : this.#encode(kept.views, frame, encoding, order.plan);
    kept.encodings.set(order.key, encoded);
    forgetOldest(kept.encodings);
    encoded.catch(() => kept.encodings.delete(order.key));
    return encoded;
  }

  /** Lets go of a source that is gone. Its id must never be another one's. */
  forget(source: string): void {
    this.#gone.add(source);
    this.#sources.delete(source);
  }

  #pass(frame: Frame, encoding: Encoding, bytes: Buffer): Promise<EncodedFrame> {
    this.#passed += 1;
    const now = this.#clock.now();
    return Promise.resolve({ frame, encoding, bytes, passed: true, encodeStartedAt: now, encodedAt: now });
  }

  async #encode(views: FrameViews, frame: Frame, encoding: Encoding, plan: LookPlan): Promise<EncodedFrame> {
    this.#encodes += 1;
    const encodeStartedAt = this.#clock.now();
    const still = frame.still === true;
    const bytes = await views.use(plan, pixels => this.#encoder(pixels, { ...encoding, still }));
    return { frame, encoding, bytes, passed: false, encodeStartedAt, encodedAt: this.#clock.now() };
  }

  #keptOf(frame: Frame): KeptFrame {
    const source = this.#sources.get(frame.source) ?? this.#newSource(frame.source);
    const known = source.newest.get(frame.sequence) ?? source.held.get(frame);
    if (known) return known;
    const kept = { views: new FrameViews(frame), encodings: new Map() };
    keep(source, frame, kept);
    return kept;
  }

  #newSource(id: string): KeptSource {
    const source = { newest: new Map(), held: new WeakMap() };
    if (this.#gone.has(id)) return source;
    this.#sources.set(id, source);
    const [oldest] = this.#sources.keys();
    if (this.#sources.size > SOURCES_KEPT && oldest !== undefined) this.#sources.delete(oldest);
    return source;
  }
}

function keep({ newest, held }: KeptSource, frame: Frame, kept: KeptFrame): void {
  newest.set(frame.sequence, kept);
  if (newest.size <= FRAMES_KEPT) return;
  const oldest = Math.min(...newest.keys());
  newest.delete(oldest);
  if (oldest === frame.sequence) held.set(frame, kept);
}

function forgetOldest(encodings: Map<string, unknown>): void {
  const [oldest] = encodings.keys();
  if (encodings.size > ENCODINGS_KEPT && oldest !== undefined) encodings.delete(oldest);
}

/** What an encoding of a frame comes to. */
interface Order {
  readonly key: string;
  readonly plan: LookPlan;
  /** The bytes that go out as they came. */
  readonly passes?: Buffer;
}

function orderOf(frame: Frame, encoding: Encoding): Order {
  const { format, quality, region, view = asItIs(frame) } = encoding;
  const plan = planOf(frame, view, frame.still ? 'lanczos' : 'linear');
  if (plan.key === '' && frame.original && passes(frame.original, encoding, view))
    return { key: 'passed', plan, passes: frame.original.bytes };
  const encoded = format === 'png' ? format : `${format} ${quality}`;
  const part = region ? ` ${region.x},${region.y},${region.width}×${region.height}` : '';
  const behind =
    plan.background !== NEUTRAL_LOOK.background && mayBeSeenThrough(frame) ? ` ${plan.background}` : '';
  return { key: `${encoded} ${plan.key}${part}${behind}`, plan };
}

/** Whether the background may be seen through the picture. Asks for its pixels only if nothing else tells; they are needed anyway. */
function mayBeSeenThrough(frame: Frame): boolean {
  if (frame.original) return mayBeTranslucent(frame.original.bytes);
  const pixels = frame.pixels();
  if (!(pixels instanceof Promise)) return pixels.translucent === true;
  pixels.catch(() => undefined); // Whoever encodes it is told.
  return true;
}

function asItIs({ width, height }: Frame): View {
  return { width, height, look: NEUTRAL_LOOK };
}
