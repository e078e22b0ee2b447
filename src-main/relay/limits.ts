import { RELAY_LIMITS } from '#shared/wire/relay-limits';

/** The relay's limits as numbers that a test can set smaller; the real ones live in `#shared/wire/relay-limits`. */
export type RelayLimits = { readonly [Name in keyof typeof RELAY_LIMITS]: number };

export function limitsWith(changed: Partial<RelayLimits> = {}): RelayLimits {
  return { ...RELAY_LIMITS, ...changed };
}
