import { CANVAS_SIDE_PX, CanvasShape, DEFAULT_CANVAS } from '#shared/contract/room';

/** The panel's own size, the squares and the picture of a projector; each a width and a height, px. */
export const CANVAS_SIZES = [
  [720, 720],
  [1080, 1080],
  [1920, 1080],
  [2048, 2048],
] as const satisfies readonly (readonly [number, number])[];

export const PAPERS = [
  { name: 'white', colour: '#ffffff' },
  { name: 'paper', colour: '#fbf6ec' },
  { name: 'night', colour: '#0d0f13' },
  { name: 'black', colour: '#000000' },
] as const;

/** A canvas as a form has it: what a person types may be no number yet. */
export interface CanvasForm {
  readonly width: string;
  readonly height: string;
  readonly background: string;
  /** Sizes of one's own are typed. */
  readonly custom: boolean;
}

export function formOf({ width, height, background }: CanvasShape): CanvasForm {
  const custom = !CANVAS_SIZES.some(([w, h]) => w === width && h === height);
  return { width: String(width), height: String(height), background, custom };
}

export const DEFAULT_FORM = formOf(DEFAULT_CANVAS);

/** What is sent; `undefined` while a side is not a whole number within `CANVAS_SIDE_PX`. */
export function shapeOf({ width, height, background }: CanvasForm): CanvasShape | undefined {
  const shape = { width: sideOf(width), height: sideOf(height), background };
  return CanvasShape.safeParse(shape).data;
}

/** Whether a side can be drawn on. */
export function isSide(typed: string): boolean {
  const side = sideOf(typed);
  return side >= CANVAS_SIDE_PX.least && side <= CANVAS_SIDE_PX.most;
}

/** Digits only: `Number` would take `1e3`, ` 720 ` and nothing at all too. */
function sideOf(typed: string): number {
  return /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN;
}

export function sameShape(one: CanvasShape, other: CanvasShape): boolean {
  return (
    one.width === other.width &&
    one.height === other.height &&
    one.background.toLowerCase() === other.background.toLowerCase()
  );
}
