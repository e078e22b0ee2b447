import type { Clock } from '#shared/clock';
import type { Why } from '#shared/contract/state';
import { Mailbox } from '#shared/mailbox';
import type { Frame } from '../imaging/frame.ts';
import type { ImageHeader } from '../imaging/image-header.ts';
import { decodePictureWithin } from '../imaging/pictures.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { originalOf } from './original.ts';
import { PictureSource } from './picture-source.ts';

/** R12: one picture that came in as a room's program, undecoded. */
export interface ProgramPicture {
  readonly bytes: Buffer;
  readonly header: ImageHeader;
  /** Monotonic ms. */
  readonly receivedAt: number;
  readonly client: string;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * What is decoded of a picture at most: 16 MB of pixels. Enough for a wall of four displays in a row or two by two without scaling;
 * R14 would let four times as much in, thirty times a second.
 */
const PIXELS_MOST = 2048 ** 2;

/**
 * The program of a room (R12), newest wins. A picture is decoded only when somebody needs its pixels: what goes out as it came
 * never is. One that turns out to be broken is taken back; from then on pictures are decoded before they are shown, until one is
 * whole again, so that who sends nonsense changes nothing on the displays.
 */
export class ProgramSource extends PictureSource {
  readonly #arriving = new Mailbox<ProgramPicture>();
  #last: ProgramPicture | undefined;
  #problem: Why | undefined;
  /** The newest frame that was decoded, and the sequence of the newest one that could not be. */
  #good: Frame | undefined;
  #brokenSequence = 0;
  #checking = false;
  #open = true;

  constructor(options: { readonly id: string; readonly clock: Clock }) {
    super(options);
  }

  /** `file-broken` while the newest picture that was looked into could not be read. */
  get problem(): Why | undefined {
    return this.#problem;
  }

  /** What came in; the very picture that came before is no news. */
  put(picture: ProgramPicture): void {
    if (!this.#open || this.#last?.bytes.equals(picture.bytes)) return;
    this.#last = picture;
    if (this.#problem) this.#distrust(picture);
    else this.#show(picture, () => decode(picture));
  }

  override close(): void {
    this.#open = false;
    this.#arriving.empty();
    super.close();
  }

  #show(picture: ProgramPicture, decoding: () => Promise<Pixels>): Frame {
    const { bytes, header, receivedAt, client } = picture;
    let pixels: Promise<Pixels> | undefined;
    const frame: Frame = this.publish({
      ...sizeWithin(header),
      pixels: () => {
        pixels ??= this.#watched(frame, decoding());
        return pixels;
      },
      original: originalOf(bytes, header),
      receivedAt,
      contributors: new Set([client]),
    });
    return frame;
  }

  async #watched(frame: Frame, decoding: Promise<Pixels>): Promise<Pixels> {
    try {
      const pixels = await decoding;
      this.#whole(frame);
      return pixels;
    } catch (error) {
      this.#brokenSequence = Math.max(this.#brokenSequence, frame.sequence);
      this.#broken(error);
      this.retract(frame, this.#good);
      throw error;
    }
  }

  #whole(frame: Frame): void {
    if (frame.sequence > (this.#good?.sequence ?? 0)) this.#good = frame;
    if (frame.sequence > this.#brokenSequence) this.#problem = undefined;
  }

  #broken(error: unknown): void {
    this.#problem = { code: 'file-broken', detail: error instanceof Error ? error.message : String(error) };
  }

  /** One at a time: what a broken sender floods in costs no more than one decoder. */
  #distrust(picture: ProgramPicture): void {
    this.#arriving.put(picture);
    if (!this.#checking) void this.#check();
  }

  async #check(): Promise<void> {
    this.#checking = true;
    for (let next = this.#arriving.take(); next; next = this.#arriving.take()) await this.#try(next);
    this.#checking = false;
  }

  async #try(picture: ProgramPicture): Promise<void> {
    try {
      const pixels = await decode(picture);
      if (this.#open) this.#whole(this.#show(picture, async () => pixels));
    } catch (error) {
      this.#broken(error);
    }
  }
}

function decode({ bytes, header }: ProgramPicture): Promise<Pixels> {
  return decodePictureWithin(bytes, sizeWithin(header));
}

/** The size that a picture is decoded to: its own, or as large as `PIXELS_MOST` allows, its proportions kept. */
export function sizeWithin({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(PIXELS_MOST / (width * height)));
  const side = (length: number) => Math.max(1, Math.floor(length * scale));
  return { width: side(width), height: side(height) };
}
