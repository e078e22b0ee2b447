import { BUDGET_MBPS } from '#shared/contract/link';

const BYTES_OF_A_MEGABIT = 125_000;

/** Mbit/s, as networks are sold. */
export function mbpsOf(bytesPerSecond: number): number;
export function mbpsOf(bytesPerSecond: number | undefined): number | undefined;
export function mbpsOf(bytesPerSecond: number | undefined): number | undefined {
  return bytesPerSecond === undefined ? undefined : bytesPerSecond / BYTES_OF_A_MEGABIT;
}

/** What a person typed, with a decimal point or comma; `undefined` when it is none that can be set. */
export function readMbps(text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined;
  const mbps = Number(plain);
  return mbps >= BUDGET_MBPS.least && mbps <= BUDGET_MBPS.most ? mbps : undefined;
}
