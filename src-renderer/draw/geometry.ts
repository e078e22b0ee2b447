/** A place on the page, CSS px. */
export interface PagePoint {
  readonly clientX: number;
  readonly clientY: number;
}

/** Where the canvas is seen, CSS px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Turns a place on the page into canvas units. Neither the zoom of the page nor the density of the screen matters. Places
 * beside the canvas stay beside it: a line that leaves and comes back must not be bent along the edge.
 */
export function toCanvas(
  point: PagePoint,
  box: Box,
  canvas: { width: number; height: number },
): { x: number; y: number } {
  if (box.width <= 0 || box.height <= 0) return { x: 0, y: 0 };
  return {
    x: ((point.clientX - box.left) / box.width) * canvas.width,
    y: ((point.clientY - box.top) / box.height) * canvas.height,
  };
}
