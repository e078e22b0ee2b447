import { STROKE_POINTS_MAX, type StrokePoint, type StrokeStyle } from '#shared/document/stroke';
import type { Author } from './author.ts';

/** A stroke in progress: ephemeral, never stored (A2). */
export interface Pen {
  readonly id: string;
  readonly author: string;
  readonly client: string;
  readonly style: StrokeStyle;
  readonly points: readonly StrokePoint[];
}

interface GrowingPen extends Pen {
  readonly points: StrokePoint[];
  /** Points are missing, so what follows would be joined by a line that nobody drew; the commit will bring the stroke whole. */
  torn: boolean;
}

/** Ten fingers, and some whose end got lost; bounds what one connection can make everybody keep. */
const PENS_PER_CLIENT = 16;

export class Pens {
  readonly #pens = new Map<string, GrowingPen>();

  all(): readonly Pen[] {
    return [...this.#pens.values()];
  }

  get(id: string): Pen | undefined {
    return this.#pens.get(id);
  }

  /** Ids of all pens of one connection. */
  of(client: string): string[] {
    return this.all()
      .filter(pen => pen.client === client)
      .map(pen => pen.id);
  }

  /** `undefined` when there is such a pen already, or the connection has too many. */
  down(by: Author, id: string, style: StrokeStyle): Pen | undefined {
    if (this.#pens.has(id) || this.of(by.client).length >= PENS_PER_CLIENT) return undefined;
    const pen = { id, author: by.author, client: by.client, style, points: [], torn: false };
    this.#pens.set(id, pen);
    return pen;
  }

  /**
   * Adds the points `from`, `from + 1`, … and returns those that are new. A repeat adds nothing; after a gap, and beyond the
   * longest stroke (A6), the pen grows no more.
   */
  move(id: string, from: number, points: readonly StrokePoint[]): readonly StrokePoint[] {
    const pen = this.#pens.get(id);
    if (!pen) return [];
    const have = pen.points.length;
    if (from > have) pen.torn = true;
    if (pen.torn) return [];
    const fresh = points.slice(have - from, STROKE_POINTS_MAX - from);
    pen.points.push(...fresh);
    return fresh;
  }

  /** Whether there was such a pen. */
  up(id: string): boolean {
    return this.#pens.delete(id);
  }
}
