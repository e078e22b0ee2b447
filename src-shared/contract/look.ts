import { z } from 'zod';

/** `contain`: all of it, background around · `cover`: nothing free, edges cut · `stretch`: proportions lost · `pixel`: the largest whole multiple, each pixel a square. */
export const FITS = ['contain', 'cover', 'stretch', 'pixel'] as const;
export const Fit = z.enum(FITS);
export type Fit = z.infer<typeof Fit>;

export const ROTATIONS = [0, 90, 180, 270] as const;
export const FLIPS = ['none', 'horizontal', 'vertical', 'both'] as const;
export const RESAMPLES = ['photo', 'pixel-art'] as const;

/** Of each figure of a look: the least, the most, and what changes nothing. */
export const LOOK_RANGE = {
  brightness: { least: 0, most: 2, neutral: 1 },
  cap: { least: 0.05, most: 1, neutral: 1 },
  gamma: { least: 0.2, most: 5, neutral: 1 },
  saturation: { least: 0, most: 2, neutral: 1 },
} as const;

const ranged = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.number().min(least).max(most);

/** The part of the picture that is shown, in shares of its width and height. */
export const Crop = z
  .object({
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    width: z.number().min(0.01).max(1),
    height: z.number().min(0.01).max(1),
  })
  .refine(({ x, y, width, height }) => x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9, {
    message: 'The crop reaches beyond the picture.',
  });
export type Crop = z.infer<typeof Crop>;

/**
 * How a source is shown. In this order: crop · rotate (clockwise) · flip · fit · saturation · brightness, gamma and cap in one
 * table · dither. `cap`: no channel of any pixel gets brighter than this share of full. `dither`: ordered, for RGB565 panels.
 */
export const Look = z.object({
  fit: Fit,
  /** sRGB, `#rrggbb`. */
  background: z.string().regex(/^#[0-9a-f]{6}$/i),
  crop: Crop,
  rotate: z.literal(ROTATIONS),
  flip: z.enum(FLIPS),
  brightness: ranged(LOOK_RANGE.brightness),
  cap: ranged(LOOK_RANGE.cap),
  gamma: ranged(LOOK_RANGE.gamma),
  saturation: ranged(LOOK_RANGE.saturation),
  resample: z.enum(RESAMPLES),
  dither: z.boolean(),
});
export type Look = z.infer<typeof Look>;

/** Around a picture that does not fill its panel it is black: a lit frame on a wall in the dark is what people would look at. */
export const NEUTRAL_LOOK: Look = {
  fit: 'contain',
  background: '#000000',
  crop: { x: 0, y: 0, width: 1, height: 1 },
  rotate: 0,
  flip: 'none',
  brightness: 1,
  cap: 1,
  gamma: 1,
  saturation: 1,
  resample: 'photo',
  dither: false,
};
