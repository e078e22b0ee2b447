import { REJECTIONS } from '#shared/wire/artist-messages';

export type Rejection = (typeof REJECTIONS)[number];

/** The relay's answer to a command. `accepted` means: kept on the disk, and told to everybody. */
export type Receipt = { readonly accepted: true } | { readonly accepted: false; readonly reason: Rejection };

export const ACCEPTED: Receipt = { accepted: true };

export function rejected(reason: Rejection): Receipt {
  return { accepted: false, reason };
}

/** The receipt of a command as the store keeps it; a reason that this Lienzo does not know counts as malformed. */
export function receiptOf({ rejection }: { readonly rejection: string | null }): Receipt {
  if (rejection === null) return ACCEPTED;
  return rejected(REJECTIONS.find(known => known === rejection) ?? 'malformed');
}
