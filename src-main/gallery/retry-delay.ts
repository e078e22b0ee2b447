/** A glance of a virus scanner at the file is over by then. */
const FIRST_MS = 1_000;
/** Whoever made room on the disk sees within this that it was enough; a try costs one file. */
const CAP_MS = 30_000;

/**
 * How long to wait before the next try, ms: doubling up to a cap, of which a random quarter is taken off, so that two engines
 * on one full server do not fill it up together. `failures` in a row, at least 1; `random` is 0–1.
 */
export function retryDelayMs(failures: number, random: number): number {
  return Math.min(CAP_MS, FIRST_MS * 2 ** (failures - 1)) * (1 - random / 4);
}
