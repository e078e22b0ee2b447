/** How long something lasts, ms, for people: fractions of a second only flicker, and nothing lasts for none. */
export function wholeSeconds(ms: number): number {
  return Math.max(1_000, Math.round(ms / 1_000) * 1_000);
}
