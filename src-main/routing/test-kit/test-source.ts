import type { Clock } from '#shared/clock';
import type { Frame } from '../../imaging/frame.ts';
import { decodeJpeg } from '../../imaging/jpeg.ts';
import type { Pixels } from '../../imaging/pixels.ts';
import type { Source, Subscription } from '../../sources/source.ts';

export type Colour = readonly [red: number, green: number, blue: number];
/** Multiples of 16 (S4), and quick to encode. */
const SIDE = 64;

/** A source whose every picture is one colour; its frames come at once and as often as it is painted. */
export class TestSource implements Source {
  readonly id: string;
  readonly width = SIDE;
  readonly height = SIDE;
  readonly #clock: Clock;
  readonly #subscribers = new Set<(frame: Frame) => void>();
  readonly settledListeners = new Set<(frame: Frame) => void>();
  #newest: Frame;
  /** Asked for by its subscribers, in order; 0 when the last one leaves. */
  readonly rates: number[] = [];

  constructor(clock: Clock, colour: Colour = [255, 255, 255], id = 'test') {
    this.id = id;
    this.#clock = clock;
    this.#newest = this.#frame(0, colour);
  }

  current(): Frame {
    return this.#newest;
  }

  subscribe(fps: number, onFrame: (frame: Frame) => void): Subscription {
    this.rates.push(fps);
    this.#subscribers.add(onFrame);
    return {
      setFps: wanted => void this.rates.push(wanted),
      close: () => {
        this.#subscribers.delete(onFrame);
        if (this.#subscribers.size === 0) this.rates.push(0);
      },
    };
  }

  onSettled(listener: (frame: Frame) => void): () => void {
    this.settledListeners.add(listener);
    return () => this.settledListeners.delete(listener);
  }

  /** Paints, and that is how it stays (R7). */
  settle(colour: Colour): Frame {
    const frame = this.paint(colour);
    for (const listener of this.settledListeners) listener(frame);
    return frame;
  }

  paint(colour: Colour): Frame {
    this.#newest = this.#frame(this.#newest.sequence + 1, colour);
    for (const onFrame of this.#subscribers) onFrame(this.#newest);
    return this.#newest;
  }

  #frame(sequence: number, [red, green, blue]: Colour): Frame {
    const data = Buffer.alloc(SIDE * SIDE * 4, Uint8Array.of(red, green, blue, 255));
    const now = this.#clock.now();
    return {
      source: this.id,
      sequence,
      width: SIDE,
      height: SIDE,
      marks: { receivedAt: now, composedAt: now },
      contributors: new Set(),
      pixels: () => ({ width: SIDE, height: SIDE, data }),
    };
  }
}

/** The colour in the middle, rounded so that a lossy picture still tells which one it was. */
export async function colourOf(jpeg: Buffer): Promise<Colour> {
  return middleOf(await decodeJpeg(jpeg));
}

export function middleOf({ width, height, data }: Pixels): Colour {
  const at = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4;
  const round = (offset: number) => Math.min(255, Math.round((data[at + offset] ?? 0) / 50) * 50);
  return [round(0), round(1), round(2)];
}
