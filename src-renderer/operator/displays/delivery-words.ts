import type { Delivery, PictureFormat } from '#shared/contract/delivery';
import type { SendingState } from '#shared/contract/sending';
import type { DisplayState } from '#shared/contract/state';
import type { Strings } from '../../i18n/en.ts';
import type { Format } from '../../i18n/format.ts';
import { hasFpsCap, hasQuality, hasSide, isByHand } from './delivery-change.ts';

/** Names, the same in every language. */
export const FORMAT_NAMES: Readonly<Record<PictureFormat, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
};

/** What a panel has; only what is smaller is worth a word. */
const WHOLE_PX = 720;

type Made = Pick<SendingState, 'fps' | 'quality' | 'side'>;

/** `stream · Balanced`, or by hand `stream · 30 fps`, `upload`. */
export function transportWords(delivery: Delivery, { operator }: Strings, format: Format): string {
  const { transport, goal, fps } = delivery;
  if (!isByHand(delivery)) return `${transport} · ${operator.displays.goals[goal]}`;
  return hasFpsCap(delivery) ? `${transport} · ${format.fps(fps)}` : transport;
}

/** How pictures are made, without the fps: `JPEG 75 %`, `PNG · 480 px`. */
export function pictureWords(
  delivery: Pick<Delivery, 'transport' | 'format'>,
  { quality, side }: Omit<Made, 'fps'>,
  { operator }: Strings,
  format: Format,
): string {
  const name = FORMAT_NAMES[delivery.format];
  const picture = hasQuality(delivery) ? `${name} ${format.percent(quality / 100)}` : name;
  const whole = side === WHOLE_PX || !hasSide(delivery);
  return whole ? picture : `${picture} · ${operator.displays.units.px(format.number(side))}`;
}

/** `stream · Balanced`, or by hand `stream · 30 fps · JPEG 75 %`. */
export function deliveryWords(delivery: Delivery, strings: Strings, format: Format): string {
  const transport = transportWords(delivery, strings, format);
  return isByHand(delivery)
    ? `${transport} · ${pictureWords(delivery, delivery, strings, format)}`
    : transport;
}

/** What is sent now: `20 fps · JPEG 60 % · 480 px`. */
export function sendingWords(
  delivery: Pick<Delivery, 'transport' | 'format'>,
  made: Made,
  strings: Strings,
  format: Format,
): string {
  const picture = pictureWords(delivery, made, strings, format);
  return hasFpsCap(delivery) ? `${format.fps(made.fps)} · ${picture}` : picture;
}

/** In short, how the pictures of a display are made: as they are sent now, or as they were set, or what they are at least. */
export function madeWords(
  { delivery, sending }: Pick<DisplayState, 'delivery' | 'sending'>,
  strings: Strings,
  format: Format,
): string {
  if (sending && !isByHand(delivery)) return sendingWords(delivery, sending, strings, format);
  return isByHand(delivery)
    ? pictureWords(delivery, delivery, strings, format)
    : FORMAT_NAMES[delivery.format];
}
