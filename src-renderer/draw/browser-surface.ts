import type { Picture, Rect, Surface, SurfaceMaker } from '#shared/brush/surface';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A surface over a canvas of the browser. */
export class BrowserSurface implements Surface {
  readonly width: number;
  readonly height: number;
  readonly pen: Context;

  constructor(context: Context) {
    this.width = context.canvas.width;
    this.height = context.canvas.height;
    this.pen = context;
  }

  blend(source: Surface, { x, y, width, height }: Rect, alpha: number): void {
    if (!(source instanceof BrowserSurface)) throw new TypeError('surfaces of two kinds do not mix');
    const { pen } = this;
    pen.globalAlpha = alpha;
    pen.drawImage(source.pen.canvas, x, y, width, height, x, y, width, height);
    pen.globalAlpha = 1;
  }
}

export const browserSurfaces: SurfaceMaker = {
  create: (width, height) => new BrowserSurface(context2D(makeCanvas(width, height))),
};

/** The surface of a canvas that is seen. It is opaque, which spares the browser from blending it with the page. */
export function visibleSurface(canvas: HTMLCanvasElement): Surface {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('this browser gives no 2D canvas');
  return new BrowserSurface(context);
}

/** Decodes PNG, JPEG or WebP; rejects anything else. */
export async function decodePicture(bytes: Uint8Array): Promise<Picture> {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  return {
    drawOver(surface) {
      if (!(surface instanceof BrowserSurface)) throw new TypeError('surfaces of two kinds do not mix');
      surface.pen.drawImage(bitmap, 0, 0, surface.width, surface.height);
    },
  };
}

/** Safari before 16.4 has no OffscreenCanvas. */
function makeCanvas(width: number, height: number): HTMLCanvasElement | OffscreenCanvas {
  if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function context2D(canvas: HTMLCanvasElement | OffscreenCanvas): Context {
  const context = canvas.getContext('2d');
  if (!context || !('drawImage' in context)) throw new Error('this browser gives no 2D canvas');
  return context;
}
