import type { Clock } from '#shared/clock';
import type { StreamCounters } from '#shared/wire/display-api';
import type { StreamShown } from '#shared/wire/stream-back-channel';
import { decodeJpeg } from '../imaging/jpeg.ts';
import type { Pixels } from '../imaging/pixels.ts';
import type { DeviceConfig } from './device-config.ts';
import type { Faults } from './faults.ts';
import { checkStreamMessage, type StreamedPicture } from './frame-check.ts';
import { FrameRing } from './frame-ring.ts';
import type { Heap, ReleaseHeap } from './heap.ts';
import type { Panel } from './panel.ts';
import { drawRegion, fillPanel } from './panel-pixels.ts';
import { pause } from './pause.ts';

/** A binary message of a streaming client. */
export interface StreamMessage {
  readonly bytes: Buffer;
  /** S6: its number in its connection, from 1. */
  readonly n: number;
  /** Tells the client that it is shown; harmless when that client is gone. */
  readonly acknowledge: (shown: StreamShown) => void;
}

interface WaitingFrame {
  readonly message: StreamMessage;
  readonly picture: StreamedPicture;
  readonly receivedAt: number;
  readonly release: ReleaseHeap;
}

export interface PipelineParts {
  readonly panel: Panel;
  readonly config: DeviceConfig;
  readonly heap: Heap;
  readonly faults: Faults;
  readonly clock: Clock;
  /** Aborts when the display is switched off. */
  readonly off: AbortSignal;
}

/**
 * The way of a streamed frame through the display: check (S3, S4), ring (S5), decoder, panel, acknowledgement (S6). One frame
 * is decoded at a time, off the main thread. Frames of a client that left are still shown.
 */
export class StreamPipeline {
  readonly #parts: PipelineParts;
  readonly #ring = new FrameRing<WaitingFrame>();
  #decoding: Promise<void> | undefined;
  /** S2: this connection has sent a whole picture, so regions have something to be drawn into. */
  #begun = false;
  /** What was decoded last, all regions drawn into it; shown or not. */
  #picture: Pixels | undefined;
  #received = 0;
  #shown = 0;
  #dropped = 0;
  #invalid = 0;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
  }

  get counters(): Required<StreamCounters> {
    return {
      frames_received: this.#received,
      frames_shown: this.#shown,
      frames_dropped: this.#dropped,
      frames_invalid: this.#invalid,
      ring_depth: this.#ring.depth,
    };
  }

  receive(message: StreamMessage): void {
    this.#received += 1;
    const { heap, clock, config } = this.#parts;
    if (message.n === 1) this.#begun = false;
    const picture = checkStreamMessage(message.bytes);
    if (picture && !picture.region) this.#begun = true;
    if (!picture || !this.#begun) {
      this.#invalid += 1;
      return;
    }
    const release = heap.hold(message.bytes.length);
    if (!release) {
      this.#dropped += 1;
      return;
    }
    const frame = { message, picture, receivedAt: clock.now(), release };
    for (const oldest of this.#ring.push(frame, config.inEffect.ringFrames)) this.#drop(oldest);
    this.#decoding ??= this.#decodeAll();
  }

  /** Resolves when nothing is being decoded; call it after `off` was aborted. */
  async stopped(): Promise<void> {
    await this.#decoding;
  }

  #drop(frame: WaitingFrame): void {
    frame.release();
    this.#dropped += 1;
  }

  async #decodeAll(): Promise<void> {
    for (let frame = this.#ring.take(); frame; frame = this.#ring.take()) {
      if (this.#parts.off.aborted) this.#drop(frame);
      else await this.#decode(frame).finally(frame.release);
    }
    this.#decoding = undefined;
  }

  async #decode(frame: WaitingFrame): Promise<void> {
    const { clock, faults, off } = this.#parts;
    const startedAt = clock.now();
    if (faults.decodeDelayMs) await pause(clock, faults.decodeDelayMs, off);
    const decoded = await decodedOrNothing(frame.picture.jpeg);
    const pixels = decoded && this.#drawn(frame.picture, decoded);
    if (!pixels) {
      this.#invalid += 1;
      return;
    }
    this.#picture = pixels;
    // The next frame is decoded while this one waits for the panel.
    void this.#show(frame, pixels, startedAt, clock.now());
  }

  /** All of the panel, with what came; `undefined` for a region when the whole picture before it could not be decoded. */
  #drawn({ region }: StreamedPicture, decoded: Pixels): Pixels | undefined {
    if (!region) return fillPanel(decoded, this.#parts.config.inEffect.background);
    return this.#picture && drawRegion(this.#picture, decoded, region);
  }

  async #show(frame: WaitingFrame, pixels: Pixels, startedAt: number, decodedAt: number): Promise<void> {
    const { message, picture, receivedAt } = frame;
    const shownAt = await this.#parts.panel.show({ pixels, ordinal: message.n });
    if (shownAt === undefined) {
      this.#dropped += 1;
      return;
    }
    this.#shown += 1;
    if (!picture.acknowledge) return;
    message.acknowledge({
      type: 'shown',
      n: message.n,
      decode_ms: decodedAt - startedAt,
      queue_ms: startedAt - receivedAt,
      show_ms: shownAt - decodedAt,
    });
  }
}

/** S3: what cannot be decoded is counted, whatever the reason; the picture on the panel stays. */
async function decodedOrNothing(jpeg: Buffer): Promise<Pixels | undefined> {
  return decodeJpeg(jpeg).catch(() => undefined);
}
