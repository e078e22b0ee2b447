/** Where something stands, px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** What lies straight ahead is meant, rather than what is as near but aside. */
const ASIDE_WEIGHT = 3;

/** Which of `boxes` a step from `from` leads to: the nearest one ahead; `undefined` where nothing is. */
export function nearest(from: Box, boxes: readonly Box[], direction: Direction): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, box] of boxes.entries()) {
    const cost = effort(from, box, direction);
    if (cost === undefined || cost >= least) continue;
    best = index;
    least = cost;
  }
  return best;
}

/** How far `box` is, px weighted; `undefined` if it does not lie ahead. */
function effort(from: Box, box: Box, direction: Direction): number | undefined {
  // A frame lies over what it holds: only up leads out to it, and only down into it.
  if (holds(box, from)) return direction === 'up' ? aside(from, box, direction) : undefined;
  if (holds(from, box)) return direction === 'down' ? aside(from, box, direction) : undefined;
  // Both as intervals of a line that leads ahead.
  const [near, far] = interval(from, direction);
  const [nearBox] = interval(box, direction);
  if (nearBox < (near + far) / 2) return undefined;
  return Math.max(0, nearBox - far) + aside(from, box, direction);
}

/** Where a box begins and ends on a line in that direction, px. */
function interval({ left, top, width, height }: Box, direction: Direction): readonly [number, number] {
  switch (direction) {
    case 'right':
      return [left, left + width];
    case 'left':
      return [-left - width, -left];
    case 'down':
      return [top, top + height];
    case 'up':
      return [-top - height, -top];
    default:
      return direction satisfies never;
  }
}

/** What it costs that `box` is not straight ahead. */
function aside(from: Box, box: Box, direction: Direction): number {
  const across = direction === 'left' || direction === 'right' ? 'down' : 'right';
  const [start, end] = interval(from, across);
  const [startBox, endBox] = interval(box, across);
  const apart = Math.max(0, startBox - end, start - endBox);
  // A tenth of what their middles are off decides between those that overlap alike.
  return ASIDE_WEIGHT * apart + Math.abs(start + end - startBox - endBox) / 20;
}

function holds(frame: Box, box: Box): boolean {
  return (
    frame.left <= box.left &&
    frame.top <= box.top &&
    frame.left + frame.width >= box.left + box.width &&
    frame.top + frame.height >= box.top + box.height &&
    frame.width * frame.height > box.width * box.height
  );
}
