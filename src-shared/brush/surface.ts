/**
 * The little that the brush asks of a canvas. The browser's `CanvasRenderingContext2D` and Skia's context both have it, so
 * page, TouchDesigner and displays show the same line.
 */
export interface Pen2D {
  fillStyle: unknown;
  globalAlpha: number;
  save(): void;
  restore(): void;
  beginPath(): void;
  rect(x: number, y: number, width: number, height: number): void;
  clip(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, startAngle: number, endAngle: number): void;
  closePath(): void;
  fill(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;
}

/** A whole-pixel rectangle of a canvas. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A bitmap of `width`×`height` px, RGBA, that can be drawn on and copied from. Starts transparent. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly pen: Pen2D;
  /** Draws `rect` of another surface of the same size over the same place of this one, source-over, with `alpha`. */
  blend(source: Surface, rect: Rect, alpha: number): void;
}

/** A decoded picture that can be stretched over a surface; what it is inside only its own tier knows. */
export interface Picture {
  /** Nothing below it is seen. Absent: unknown. */
  readonly opaque?: boolean;
  drawOver(surface: Surface): void;
}

export interface SurfaceMaker {
  create(width: number, height: number): Surface;
}
