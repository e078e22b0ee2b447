import { type Canvas, createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas';
import type { Pen2D, Picture, Rect, Surface, SurfaceMaker } from '#shared/brush/surface';
import { SerialGate } from '#shared/serial-gate';
import { sniffFormat } from './image-header.ts';
import { decodePictureWithin } from './pictures.ts';
import type { Pixels } from './pixels.ts';

export interface TextStyle {
  /** px; of the line's beginning, middle or end, as `align` says. */
  readonly x: number;
  readonly y: number;
  readonly sizePx: number;
  readonly widthPx: number;
  readonly align: 'left' | 'center' | 'right';
  /** sRGB, `#rrggbb`. */
  readonly colour: string;
  /** Font families in the order of preference, as in CSS. */
  readonly font: string;
}

/** A bitmap that Skia draws on: the compositor's counterpart of the browser's canvas. */
export class SkiaSurface implements Surface {
  readonly width: number;
  readonly height: number;
  readonly #canvas: Canvas;
  readonly #context: SKRSContext2D;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#canvas = createCanvas(width, height);
    this.#context = this.#canvas.getContext('2d');
    this.#context.imageSmoothingQuality = 'high';
  }

  get pen(): Pen2D {
    return this.#context;
  }

  blend(source: Surface, rect: Rect, alpha: number): void {
    const context = this.#context;
    context.save();
    // A clip, not a part of the image: Skia rounds a part differently from a whole, and a picture must not depend on how
    // much of it was repainted.
    context.beginPath();
    context.rect(rect.x, rect.y, rect.width, rect.height);
    context.clip();
    context.globalAlpha = alpha;
    context.drawImage(skia(source).#canvas, 0, 0);
    context.restore();
  }

  /** Draws all of `source` stretched over all of this surface. */
  stretch(source: SkiaSurface): void {
    this.#context.drawImage(source.#canvas, 0, 0, this.width, this.height);
  }

  /** Writes one line, its letters' middle at `y`; smaller where it would be wider than `widthPx`. */
  text(words: string, { x, y, sizePx, widthPx, align, colour, font }: TextStyle): void {
    const context = this.#context;
    context.save();
    context.font = `600 ${sizePx}px ${font}`;
    const shrink = Math.min(1, widthPx / Math.max(1, context.measureText(words).width));
    context.font = `600 ${sizePx * shrink}px ${font}`;
    context.textAlign = align;
    context.textBaseline = 'middle';
    context.fillStyle = colour;
    context.fillText(words, x, y);
    context.restore();
  }

  /** A copy of the pixels, straight alpha. */
  readPixels(): Pixels {
    const { data } = this.#context.getImageData(0, 0, this.width, this.height);
    return {
      width: this.width,
      height: this.height,
      data: Buffer.from(data.buffer, data.byteOffset, data.byteLength),
    };
  }

  /** Replaces all pixels; `pixels` must be of this surface's size. */
  writePixels(pixels: Pixels): void {
    this.#context.putImageData(new ImageData(clamped(pixels.data), pixels.width, pixels.height), 0, 0);
  }
}

/** The same bytes; copied where they lie in memory that is shared between threads (sharp's WASM build), which Skia refuses. */
function clamped(data: Pixels['data']): Uint8ClampedArray {
  const { buffer, byteOffset, byteLength } = data;
  return buffer instanceof SharedArrayBuffer
    ? Uint8ClampedArray.from(data)
    : new Uint8ClampedArray(buffer, byteOffset, byteLength);
}

export const skiaSurfaces = {
  create: (width: number, height: number) => new SkiaSurface(width, height),
} satisfies SurfaceMaker;

/**
 * Decodes a PNG, JPEG, WebP or GIF into something that can be drawn over a canvas of the size `canvas`. It is no larger than
 * that: one of 4096×4096 px would take 64 MB. One is decoded at a time: strangers' pictures never occupy all the threads that
 * the engine's own encoding needs. Throws `ImageError`.
 */
export async function decodeToPicture(
  bytes: Buffer,
  canvas: { readonly width: number; readonly height: number },
): Promise<Picture> {
  const pixels = await gate.run(() => decodePictureWithin(bytes, canvas));
  const source = new SkiaSurface(pixels.width, pixels.height);
  source.writePixels(pixels);
  const opaque = sniffFormat(bytes) === 'jpeg' || isOpaque(pixels);
  return { opaque, drawOver: surface => skia(surface).stretch(source) };
}

const gate = new SerialGate();

function isOpaque({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}

/** In main every surface is Skia's; another one is a mistake in the wiring, not an event. */
function skia(surface: Surface): SkiaSurface {
  if (surface instanceof SkiaSurface) return surface;
  throw new TypeError('only surfaces of Skia can be drawn on each other here');
}
