import { type Delivery, formatsOf, TRANSPORTS, type Transport } from '#shared/contract/delivery';

/** A delivery with something changed; what the transport cannot carry gives way. */
export function changedDelivery(delivery: Delivery, change: Partial<Delivery>): Delivery {
  const wanted = { ...delivery, ...change };
  const formats = formatsOf(wanted.transport);
  return { ...wanted, format: formats.includes(wanted.format) ? wanted.format : (formats[0] ?? 'jpeg') };
}

/** Whether fps, quality and side are what a person set, and not what becomes of a goal. */
export function isByHand({ goal }: Delivery): boolean {
  return goal === 'manual';
}

/** PNG loses nothing. */
export function hasQuality({ format }: Pick<Delivery, 'format'>): boolean {
  return format !== 'png';
}

/** Finished pictures have a pace of their own: at most one a second. */
export function hasFpsCap({ transport }: Pick<Delivery, 'transport'>): boolean {
  return transport !== 'upload';
}

/** A card takes whole pictures. */
export function hasSide({ transport }: Pick<Delivery, 'transport'>): boolean {
  return transport !== 'upload';
}

export interface TransportChoice {
  readonly transport: Transport;
  /** `unknown`: the display has not answered yet, so the choice is free. */
  readonly offered: 'yes' | 'no' | 'unknown';
}

/** What can be chosen for a display whose firmware offers `offers` (nothing: not known yet), the quickest first. */
export function transportChoices(offers: readonly Transport[]): TransportChoice[] {
  return TRANSPORTS.toReversed().map(transport => ({ transport, offered: offered(transport, offers) }));
}

function offered(transport: Transport, offers: readonly Transport[]): TransportChoice['offered'] {
  if (offers.length === 0) return 'unknown';
  return offers.includes(transport) ? 'yes' : 'no';
}
