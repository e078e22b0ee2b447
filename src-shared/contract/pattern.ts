import { z } from 'zod';

/**
 * `identify`: number, name and address · `bars`: colour bars · `ramps`: grey and channel steps, and a gamma chart · `grid`: 1-px lines ·
 * `checkerboard`: 1-px squares · `red`, `green`, `blue`, `white`: full fields · `uniformity`: greys over all of the panel · `motion`:
 * a moving bar, a frame counter and a clock code that a camera can read · `tiles`: the place in the wall.
 */
export const PATTERNS = [
  'identify',
  'bars',
  'ramps',
  'grid',
  'checkerboard',
  'red',
  'green',
  'blue',
  'white',
  'uniformity',
  'motion',
  'tiles',
] as const;
export const Pattern = z.enum(PATTERNS);
export type Pattern = z.infer<typeof Pattern>;

/** A pattern ends by itself: nobody may forget one on a wall. */
export const PATTERN_SECONDS = { least: 1, most: 3_600, usual: 30 } as const;

/** Epoch ms. */
export const PatternLease = z.object({ pattern: Pattern, untilMs: z.number() });
export type PatternLease = z.infer<typeof PatternLease>;
