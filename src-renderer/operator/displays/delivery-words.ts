import type { Delivery, PictureFormat } from '#shared/contract/delivery';
import type { Format } from '../../i18n/format.ts';
import { hasFpsCap, hasQuality } from './delivery-change.ts';

/** Names, the same in every language. */
export const FORMAT_NAMES: Readonly<Record<PictureFormat, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
};

/** `JPEG 75 %`, or `PNG`. */
export function pictureWords(delivery: Delivery, format: Format): string {
  const name = FORMAT_NAMES[delivery.format];
  return hasQuality(delivery) ? `${name} ${format.percent(delivery.quality / 100)}` : name;
}

/** `stream · 30 fps`, or `upload`. */
export function transportWords(delivery: Delivery, format: Format): string {
  return hasFpsCap(delivery) ? `${delivery.transport} · ${format.fps(delivery.fps)}` : delivery.transport;
}

/** `stream · 30 fps · JPEG 75 %`. */
export function deliveryWords(delivery: Delivery, format: Format): string {
  return `${transportWords(delivery, format)} · ${pictureWords(delivery, format)}`;
}
