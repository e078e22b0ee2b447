import type { Rect } from '#shared/brush/surface';
import type { Tile } from '#shared/contract/group';
import type { Look } from '#shared/contract/look';
import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import { fits, placementOf, type Size } from './fit.ts';
import type { View } from './frame.ts';
import { type Grade, gradeKey, gradeOf } from './look-grade.ts';
import type { Reading } from './pixel-jobs.ts';
import type { Kernel } from './resample-taps.ts';

/** What has to be done to the pixels of a picture so that a view shows them. */
export interface LookPlan extends Size {
  /** Equal for plans that make the same of an opaque picture; '' when it stays as it is. */
  readonly key: string;
  /** Cropped, turned and flipped, without moving a pixel. */
  readonly reading: Omit<Reading, 'words'>;
  /** px of the view; of a tile, it reaches far beyond. */
  readonly placed: Rect;
  /** Absent: nearest. */
  readonly kernel?: Kernel;
  /** Place of the view in its wall, px. */
  readonly x: number;
  readonly y: number;
  /** sRGB, `#rrggbb`. */
  readonly background: string;
  readonly grade?: Grade;
}

interface Planned extends Size {
  readonly kernel: Kernel;
  readonly plan: LookPlan;
}

/** The last plan of a view: who is sent a source has the same one for hours, and every frame is asked for with it. */
const planned = new WeakMap<View, Planned>();

/** `kernel`: for scaling a `photo`. Throws `RangeError` for figures of a look that are out of their range. */
export function planOf(picture: Size, view: View, kernel: Kernel): LookPlan {
  const known = planned.get(view);
  if (known && known.kernel === kernel && fits(known, picture)) return known.plan;
  const plan = makePlan(picture, view, kernel);
  planned.set(view, { width: picture.width, height: picture.height, kernel, plan });
  return plan;
}

function makePlan(picture: Size, view: View, kernel: Kernel): LookPlan {
  const { look, width, height } = view;
  const grade = gradeOf(look);
  const reading = readingOf(picture, look);
  const { whole, x, y } = placeInWall(view, view.tile);
  const inWhole = placementOf(reading, whole, look.fit);
  const placed = { ...inWhole, x: inWhole.x - x, y: inWhole.y - y };
  const scaled = !fits(reading, placed);
  const smooth = scaled && look.resample === 'photo' && look.fit !== 'pixel';
  const plan = {
    width,
    height,
    reading,
    placed,
    x,
    y,
    background: look.background.toLowerCase(),
    ...(smooth && { kernel }),
  };
  const key = !grade && isWhole(picture, plan) ? '' : keyOf(plan, look);
  return { ...plan, key, ...(grade && { grade }) };
}

function keyOf(plan: Omit<LookPlan, 'key'>, look: Look): string {
  const { reading, placed, width, height, x, y, kernel = '' } = plan;
  const { base, columnStep, rowStep } = reading;
  const background = covers(placed, plan) ? '' : plan.background;
  const dots = look.dither ? `${x & 7},${y & 7}` : '';
  return [
    `${base},${columnStep},${rowStep},${reading.width}×${reading.height}`,
    `${placed.x},${placed.y},${placed.width}×${placed.height}>${width}×${height}`,
    `${kernel} ${background} ${gradeKey(look)} ${dots}`,
  ].join(' ');
}

/** Whether every pixel of the view is the picture's of the same place. */
function isWhole(picture: Size, { reading, placed, width, height }: Omit<LookPlan, 'key'>): boolean {
  const straight = reading.base === 0 && reading.columnStep === 1 && reading.rowStep === picture.width;
  return (
    straight &&
    fits(picture, reading) &&
    fits(placed, reading) &&
    covers(placed, { width, height }) &&
    fits(picture, { width, height })
  );
}

function covers({ x, y, width, height }: Rect, view: Size): boolean {
  return x <= 0 && y <= 0 && x + width >= view.width && y + height >= view.height;
}

/** A wall is its panels and the gaps between them, which nobody sees. A gap is in px of a full panel, and shrinks with the view. */
function placeInWall(view: Size, tile: Tile | undefined): { whole: Size; x: number; y: number } {
  if (!tile) return { whole: view, x: 0, y: 0 };
  const gap = (side: number) => Math.round((tile.gapPx * side) / DISPLAY_LIMITS.screenPx);
  const stepX = view.width + gap(view.width);
  const stepY = view.height + gap(view.height);
  return {
    whole: { width: tile.columns * stepX - gap(view.width), height: tile.rows * stepY - gap(view.height) },
    x: tile.column * stepX,
    y: tile.row * stepY,
  };
}

/** Crop, then clockwise rotation, then flip, as steps through the words of the picture. */
function readingOf(picture: Size, look: Look): Omit<Reading, 'words'> {
  const crop = cropOf(picture, look.crop);
  const turned = turn(crop, picture.width, look.rotate);
  const { flip } = look;
  const acrossed = flip === 'horizontal' || flip === 'both' ? mirrorColumns(turned) : turned;
  return flip === 'vertical' || flip === 'both' ? mirrorRows(acrossed) : acrossed;
}

/** Whole px, at least one a side, inside of the picture. */
function cropOf({ width, height }: Size, crop: Look['crop']): Rect {
  const x = Math.min(width - 1, Math.round(crop.x * width));
  const y = Math.min(height - 1, Math.round(crop.y * height));
  const right = Math.min(width, Math.max(x + 1, Math.round((crop.x + crop.width) * width)));
  const bottom = Math.min(height, Math.max(y + 1, Math.round((crop.y + crop.height) * height)));
  return { x, y, width: right - x, height: bottom - y };
}

function turn({ x, y, width, height }: Rect, stride: number, rotate: Look['rotate']): Omit<Reading, 'words'> {
  const base = y * stride + x;
  const lastColumn = base + width - 1;
  const lastRow = base + (height - 1) * stride;
  switch (rotate) {
    case 0:
      return { base, columnStep: 1, rowStep: stride, width, height };
    case 90:
      return { base: lastRow, columnStep: -stride, rowStep: 1, width: height, height: width };
    case 180:
      return { base: lastRow + width - 1, columnStep: -1, rowStep: -stride, width, height };
    case 270:
      return { base: lastColumn, columnStep: stride, rowStep: -1, width: height, height: width };
    default:
      return rotate satisfies never;
  }
}

function mirrorColumns(reading: Omit<Reading, 'words'>): Omit<Reading, 'words'> {
  const { base, columnStep, width } = reading;
  return { ...reading, base: base + (width - 1) * columnStep, columnStep: -columnStep };
}

function mirrorRows(reading: Omit<Reading, 'words'>): Omit<Reading, 'words'> {
  const { base, rowStep, height } = reading;
  return { ...reading, base: base + (height - 1) * rowStep, rowStep: -rowStep };
}
