import { z } from 'zod';

/** A2: more points than a hand makes in minutes; bounds one stroke's memory and paint time. */
export const STROKE_POINTS_MAX = 20_000;
export const STROKE_SIZE_MAX = 400;

/** Position on the canvas in canvas units (px of the raster), pressure 0–1, ms since the stroke began. */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
  readonly atMs: number;
}

export const BRUSHES = ['pen'] as const;

export const StrokeStyle = z.object({
  brush: z.enum(BRUSHES),
  /** sRGB, `#rrggbb`. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** Diameter at pressure 0.5, in canvas units. */
  size: z.number().min(0.5).max(STROKE_SIZE_MAX),
  opacity: z.number().min(0.01).max(1),
});
export type StrokeStyle = z.infer<typeof StrokeStyle>;

export interface Stroke {
  readonly style: StrokeStyle;
  readonly points: readonly StrokePoint[];
}
