import type { Clock } from '#shared/clock';
import { NEUTRAL_LOOK } from '#shared/contract/look';
import type { SentPicture } from '#shared/contract/ports';
import type { Log } from '#shared/log';
import { Mailbox } from '#shared/mailbox';
import type { EncodeTable } from '../imaging/encode-table.ts';
import type { Encoding, Frame } from '../imaging/frame.ts';
import type { Source, Subscription } from '../sources/source.ts';

/** Enough to tell what moves; a tray of twenty sources then costs less than one display. */
const FPS_MOST = 4;
/** px: twice what the tray shows, for dense screens. */
const LONGEST_SIDE_PX = 192;
/** Small pictures show the marks of compression sooner than large ones. */
const QUALITY = 80;

export interface ThumbnailOptions {
  /** What the pictures go by. */
  readonly id: string;
  readonly encodes: Pick<EncodeTable, 'encode'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onPicture: (picture: SentPicture) => void;
}

/** The small pictures of one source, for as long as somebody looks. One is made at a time; of what comes meanwhile the newest waits. */
export class Thumbnail {
  readonly #options: ThumbnailOptions;
  readonly #waiting = new Mailbox<Frame>();
  #source: Source | undefined;
  #subscription: Subscription | undefined;
  #last: SentPicture | undefined;
  #making = false;

  constructor(options: ThumbnailOptions) {
    this.#options = options;
  }

  get last(): SentPicture | undefined {
    return this.#last;
  }

  /** Shows this source from now on. Without one, or while that has no picture, the last picture stays. */
  follow(source: Source | undefined): void {
    if (source === this.#source) return;
    this.close();
    this.#source = source;
    const present = source?.current();
    if (present) this.#offer(present);
    this.#subscription = source?.subscribe(FPS_MOST, frame => this.#offer(frame));
  }

  close(): void {
    this.#subscription?.close();
    this.#subscription = undefined;
    this.#source = undefined;
    this.#waiting.empty();
  }

  #offer(frame: Frame): void {
    this.#waiting.put(frame);
    if (!this.#making) void this.#makeAll();
  }

  async #makeAll(): Promise<void> {
    this.#making = true;
    for (let next = this.#waiting.take(); next; next = this.#waiting.take()) await this.#make(next);
    this.#making = false;
  }

  async #make(frame: Frame): Promise<void> {
    const { id, encodes, clock, log, onPicture } = this.#options;
    const source = this.#source;
    try {
      const { bytes } = await encodes.encode(frame, encodingOf(frame));
      // Nobody looks any more, or at something else.
      if (!source || source !== this.#source) return;
      const { sequence } = frame;
      this.#last = { display: id, sequence, sentAtMs: clock.wall(), format: 'jpeg', bytes };
      onPicture(this.#last);
    } catch (error) {
      // What is wrong with a source is told by its directory; here the last good picture stays.
      log.debug('thumbnails', 'A small picture could not be made.', { id, why: String(error) });
    }
  }
}

function encodingOf({ width, height }: Frame): Encoding {
  const encoding = { format: 'jpeg', quality: QUALITY } as const;
  const scale = LONGEST_SIDE_PX / Math.max(width, height);
  if (scale >= 1) return encoding;
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  // Not `contain`: the size is the picture's own but for the rounding, which would leave a line of background.
  const look = { ...NEUTRAL_LOOK, fit: 'stretch' } as const;
  return { ...encoding, view: { width: side(width), height: side(height), look } };
}
