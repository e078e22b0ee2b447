import type { Stroke } from '../document/stroke.ts';
import type { Picture } from './surface.ts';

/** An item that is ready to be painted: strokes as they are, pictures decoded. Compared by identity. */
export type Paintable =
  | { readonly id: string; readonly kind: 'stroke'; readonly stroke: Stroke }
  | { readonly id: string; readonly kind: 'picture'; readonly picture: Picture };

/** How many items both begin with. */
export function commonLength(a: readonly Paintable[], b: readonly Paintable[]): number {
  const end = Math.min(a.length, b.length);
  let index = 0;
  while (index < end && a[index] === b[index]) index += 1;
  return index;
}

/** Whether `items` begin with all of `start`. */
export function beginWith(items: readonly Paintable[], start: readonly Paintable[]): boolean {
  return commonLength(items, start) === start.length;
}
