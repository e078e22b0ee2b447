import type { Rect } from '#shared/brush/surface';
import type { Clock } from '#shared/clock';
import type { Frame } from '../../imaging/frame.ts';
import { decodeJpeg } from '../../imaging/jpeg.ts';
import type { Pixels } from '../../imaging/pixels.ts';
import type { Source, Subscription } from '../../sources/source.ts';

export type Colour = readonly [red: number, green: number, blue: number];
/** Multiples of 16 (S4), and quick to encode. */
const SIDE = 64;

/** A source whose pictures are of one colour, but for what is dabbed on them; its frames come at once, as often as it is painted. */
export class TestSource implements Source {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly fps = 0;
  readonly #clock: Clock;
  readonly #subscribers = new Set<(frame: Frame) => void>();
  readonly settledListeners = new Set<(frame: Frame) => void>();
  #newest: Frame;
  #data: Buffer = Buffer.alloc(0);
  /** Asked for by its subscribers, in order; 0 when the last one leaves. */
  readonly rates: number[] = [];

  constructor(clock: Clock, colour: Colour = [255, 255, 255], id = 'test', side = SIDE) {
    this.id = id;
    this.width = side;
    this.height = side;
    this.#clock = clock;
    this.#newest = this.#frame(0, this.#plain(colour));
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
    return this.#show(this.#frame(this.#newest.sequence + 1, this.#plain(colour)));
  }

  /** Fills a part of the picture, and says that nothing else changed. */
  dab(changed: Rect, colour: Colour): Frame {
    const data = Buffer.from(this.#data);
    const pixel = Buffer.from([...colour, 255]);
    for (let y = changed.y; y < changed.y + changed.height; y += 1) {
      const from = (y * this.width + changed.x) * 4;
      data.fill(pixel, from, from + changed.width * 4);
    }
    return this.#show({ ...this.#frame(this.#newest.sequence + 1, data), changed });
  }

  #show(frame: Frame): Frame {
    this.#newest = frame;
    for (const onFrame of this.#subscribers) onFrame(frame);
    return frame;
  }

  #plain([red, green, blue]: Colour): Buffer {
    return Buffer.alloc(this.width * this.height * 4, Uint8Array.of(red, green, blue, 255));
  }

  #frame(sequence: number, data: Buffer): Frame {
    const now = this.#clock.now();
    const { width, height } = this;
    this.#data = data;
    return {
      source: this.id,
      sequence,
      width,
      height,
      marks: { receivedAt: now, composedAt: now },
      contributors: new Set(),
      pixels: () => ({ width, height, data }),
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
