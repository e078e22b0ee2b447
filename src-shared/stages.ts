import { z } from 'zod';

/**
 * The spans of a frame's life (docs/DESIGN.md), in the order in which they happen. Their sum is the way from stroke to light.
 * What a display does not report is absent, never invented.
 */
export const STAGES = ['compose', 'encode', 'queue', 'transfer', 'decode', 'show'] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;
