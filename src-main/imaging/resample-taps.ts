/** `linear` for what moves, `lanczos` for what stays: see docs/PERFORMANCE_TUNING.md for what each costs. */
export type Kernel = 'linear' | 'lanczos';

/** Which pixels of a row (or column) make each new one, and with what weights. */
export interface Taps {
  /** First and number of the pixels that make a new one. */
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** `perPixel` for each new one; of those, the first `count` are used. In 1/16384; they add up to one exactly. */
  readonly weights: Int32Array;
  readonly perPixel: number;
}

export interface TapsWanted {
  readonly kernel: Kernel;
  /** px of the row before and after. */
  readonly from: number;
  readonly to: number;
  /** The part of the new row that is wanted. */
  readonly start: number;
  readonly end: number;
}

/** 14 bits: with 8 of a pixel and a bit for the sign the sums of both passes stay within 32. */
export const WEIGHT_ONE = 16_384;

/** A show has few sizes, for hours. */
const TAPS_KEPT = 128;
const kept = new Map<string, Taps>();

/**
 * Made once for each size. Reducing widens the kernel, so that every pixel counts and nothing flickers. A pixel's weights depend on its
 * place in the whole row alone, so that a part is the very part of the whole.
 */
export function tapsOf(wanted: TapsWanted): Taps {
  const key = `${wanted.kernel} ${wanted.from} ${wanted.to} ${wanted.start} ${wanted.end}`;
  const known = kept.get(key);
  if (known) return known;
  const made = makeTaps(wanted);
  if (kept.size >= TAPS_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

function makeTaps({ kernel, from, to, start, end }: TapsWanted): Taps {
  const scale = from / to;
  const widened = Math.max(1, scale);
  const radius = RADIUS[kernel] * widened;
  const perPixel = Math.ceil(2 * radius) + 1;
  const first = new Int32Array(end - start);
  const count = new Int32Array(end - start);
  const weights = new Int32Array((end - start) * perPixel);
  for (let at = 0; at < end - start; at += 1) {
    const centre = (start + at + 0.5) * scale - 0.5;
    const low = Math.max(0, Math.ceil(centre - radius));
    const high = Math.min(from - 1, Math.floor(centre + radius));
    first[at] = low;
    count[at] = high - low + 1;
    const shares = Array.from({ length: high - low + 1 }, (_, tap) =>
      WEIGHT[kernel]((low + tap - centre) / widened),
    );
    weights.set(wholeWeights(shares), at * perPixel);
  }
  return { first, count, weights, perPixel };
}

/** In 1/16384; what rounding leaves over goes to the largest, so that an even area stays as it is. */
function wholeWeights(shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  const weights = shares.map(share => Math.round((share / sum) * WEIGHT_ONE));
  const rest = WEIGHT_ONE - weights.reduce((total, weight) => total + weight, 0);
  const largest = weights.indexOf(Math.max(...weights));
  return weights.map((weight, at) => (at === largest ? weight + rest : weight));
}

const RADIUS = { linear: 1, lanczos: 3 } as const;

const WEIGHT = {
  linear: (distance: number) => Math.max(0, 1 - Math.abs(distance)),
  lanczos,
} as const;

/** sinc(x) · sinc(x / 3) within three px (Duchon, Lanczos Filtering in One and Two Dimensions, 1979). */
function lanczos(distance: number): number {
  if (Math.abs(distance) < 1e-9) return 1;
  if (Math.abs(distance) >= RADIUS.lanczos) return 0;
  const turn = Math.PI * distance;
  return (RADIUS.lanczos * Math.sin(turn) * Math.sin(turn / RADIUS.lanczos)) / turn ** 2;
}
