import { LOOK_RANGE, type Look } from '#shared/contract/look';
import { ditherTable } from './dither.ts';

/** What a look does to colours, for the pixels of one frame. */
export interface Grade {
  /** For each level of a channel what becomes of it; where it is dithered, that of red and blue, in each cell of the pattern. */
  readonly table: Uint8Array;
  readonly dithered?: { readonly green: Uint8Array };
  /** In 1/256; absent: unchanged. */
  readonly saturation?: number;
}

/** A show has few looks, for hours, and asks for each at every frame. */
const GRADES_KEPT = 64;
const kept = new Map<string, Grade>();

/** `undefined` when the look leaves all colours as they are. Throws `RangeError` for a figure out of its range. */
export function gradeOf(look: Look): Grade | undefined {
  const { brightness, cap, gamma, saturation, dither } = look;
  if (brightness === 1 && cap === 1 && gamma === 1 && saturation === 1 && !dither) return undefined;
  const key = gradeKey(look);
  const known = kept.get(key);
  if (known) return known;
  checkRanges(look);
  const grade = makeGrade(look);
  if (kept.size >= GRADES_KEPT) kept.clear();
  kept.set(key, grade);
  return grade;
}

function makeGrade(look: Look): Grade {
  const most = capLevel(look.cap);
  const table = gradeTable(look);
  return {
    ...(look.saturation !== 1 && { saturation: Math.round(look.saturation * 256) }),
    ...(look.dither
      ? { table: ditherTable(table, 5, most), dithered: { green: ditherTable(table, 6, most) } }
      : { table }),
  };
}

/**
 * `out = min(cap, min(1, brightness · in)^(1 / gamma))` on sRGB values of 0–1: a gamma above 1 lifts the middle tones. It is applied here
 * and nowhere else. Rounded to 8 bits once; monotone.
 */
export function gradeTable({
  brightness,
  gamma,
  cap,
}: Pick<Look, 'brightness' | 'gamma' | 'cap'>): Uint8Array {
  const most = capLevel(cap);
  return Uint8Array.from({ length: 256 }, (_, level) => {
    const lit = Math.min(1, (brightness * level) / 255);
    return Math.min(most, Math.round(lit ** (1 / gamma) * 255));
  });
}

/** Rounded down: a cap is a promise. */
function capLevel(cap: number): number {
  return Math.floor(cap * 255 + 1e-9);
}

/** Equal for looks that do the same to colours. */
export function gradeKey({ brightness, cap, gamma, saturation, dither }: Look): string {
  return `${brightness} ${cap} ${gamma} ${saturation} ${dither ? 'd' : ''}`;
}

function checkRanges(look: Look): void {
  for (const name of ['brightness', 'cap', 'gamma', 'saturation'] as const) {
    const { least, most } = LOOK_RANGE[name];
    if (look[name] >= least && look[name] <= most) continue;
    throw new RangeError(`The ${name} of a look is ${least} to ${most}, not ${look[name]}.`);
  }
}
