import type { PictureFormat } from '#shared/contract/delivery';
import { NEUTRAL_LOOK } from '#shared/contract/look';
import type { Panic } from '#shared/contract/state';
import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { Encoding, Frame, View } from '../imaging/frame.ts';
import type { Pilot } from './pilot.ts';
import type { SendingOptions } from './sender-options.ts';
import { type StreamRegions, showsAllOf } from './stream-regions.ts';

/** S4. */
const BLOCK_PX = 16;

/**
 * How the pictures of one display are encoded now. What is asked for is the same object for as long as nothing changes: it is asked
 * for with every frame.
 */
export class FrameEncodings {
  readonly #pilot: Pilot;
  readonly #isUpload: boolean;
  #format: PictureFormat;
  #view: View;
  /** Of the last picture that was neither black nor held. */
  #heldView: View | undefined;
  #plain: View;
  #seen: View | undefined;
  #encoding: (Encoding & { readonly view: View }) | undefined;

  constructor({ pilot, delivery, view }: Pick<SendingOptions, 'pilot' | 'delivery' | 'view'>) {
    this.#pilot = pilot;
    this.#isUpload = delivery.transport === 'upload';
    this.#format = delivery.format;
    this.#view = view;
    this.#plain = plainOf(view);
  }

  /** Whether pictures are sent in the panel's own size, each point where it was in the source. */
  get inPlace(): boolean {
    return this.#side >= DISPLAY_LIMITS.screenPx && showsAllOf(this.#view, this.#view);
  }

  setFormat(format: PictureFormat): void {
    this.#format = format;
  }

  setView(view: View): void {
    this.#view = view;
    this.#plain = plainOf(view);
  }

  /** A picture left with this view: it is the one that is held. */
  holds(view: View): void {
    this.#heldView = view;
  }

  /** Black is black in any look; what is held is shown as it was. */
  viewFor(panic: Panic): View {
    if (panic === 'dark') return this.#plain;
    return panic === 'frozen' ? (this.#heldView ?? this.#view) : this.#view;
  }

  /** How a frame is encoded, and what of it. */
  of(frame: Frame, view: View, regions: StreamRegions | undefined): Encoding {
    const encoding = this.#whole(view);
    if (!regions) return encoding;
    const alone = this.#side >= DISPLAY_LIMITS.screenPx && showsAllOf(view, frame);
    const region = regions.take(frame, alone);
    return region ? { ...encoding, region } : encoding;
  }

  /** Cards take a full picture, however fast the others are. */
  get #side(): number {
    return this.#isUpload ? DISPLAY_LIMITS.screenPx : this.#pilot.setting.side;
  }

  #whole(view: View): Encoding {
    const { quality } = this.#pilot.setting;
    const known = this.#encoding;
    const width = scaled(view.width, this.#side);
    const same =
      known?.quality === quality &&
      known.format === this.#format &&
      this.#seen === view &&
      known.view.width === width;
    if (same) return known;
    this.#seen = view;
    const height = scaled(view.height, this.#side);
    const sized = width === view.width ? view : { ...view, width, height };
    this.#encoding = { format: this.#format, quality, view: sized };
    return this.#encoding;
  }
}

/** px of a side of the panel in a picture of which the panel's whole side has `side`. */
function scaled(px: number, side: number): number {
  if (side >= DISPLAY_LIMITS.screenPx) return px;
  return Math.max(BLOCK_PX, Math.round((px * side) / DISPLAY_LIMITS.screenPx / BLOCK_PX) * BLOCK_PX);
}

function plainOf({ width, height }: View): View {
  return { width, height, look: NEUTRAL_LOOK };
}
