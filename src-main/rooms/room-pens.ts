import type { StrokePoint, StrokeStyle } from '#shared/document/stroke';
import type { Author } from './author.ts';
import type { DrawingWatch } from './drawing-watch.ts';
import { type Pen, Pens } from './pens.ts';
import type { RoomCanvas } from './room-canvas.ts';
import type { RoomEvent } from './room-events.ts';

export interface RoomPensOptions {
  readonly canvas: RoomCanvas;
  readonly watch: DrawingWatch;
  readonly tell: (event: RoomEvent) => void;
  /** The canvas looks different now, by this connection's doing; `receivedAt` is absent when no message caused it. */
  readonly changed: (client: string, receivedAt?: number) => void;
}

/** A2: the strokes in progress of a room, on its canvas and in everybody's ears. */
export class RoomPens {
  readonly #pens = new Pens();
  readonly #options: RoomPensOptions;

  constructor(options: RoomPensOptions) {
    this.#options = options;
  }

  get(id: string): Pen | undefined {
    return this.#pens.get(id);
  }

  /** All of them as they are now; later points do not change what was returned. */
  snapshot(): readonly Pen[] {
    return this.#pens.all().map(pen => ({ ...pen, points: [...pen.points] }));
  }

  down(by: Author, id: string, style: StrokeStyle): void {
    const old = this.#pens.get(id);
    // An artist who came back on a new connection before the old one was found dead goes on with the stroke.
    if (old && old.author === by.author && old.client !== by.client) this.end(id);
    const pen = this.#pens.down(by, id, style);
    if (!pen) return;
    this.#options.canvas.begin(pen);
    this.#options.tell({ type: 'pen-begin', id, author: by.author, client: by.client, style });
    this.#options.watch.sign(keyOf(id));
  }

  move(by: Author, id: string, from: number, points: readonly StrokePoint[], receivedAt: number): void {
    const pen = this.#pens.get(id);
    if (pen?.client !== by.client) return;
    this.#options.watch.sign(keyOf(id));
    const start = pen.points.length;
    const fresh = this.#pens.move(id, from, points);
    if (fresh.length === 0) return;
    this.#options.canvas.extend(id, fresh);
    this.#options.tell({ type: 'pen-points', id, client: by.client, from: start, points: fresh });
    this.#options.changed(by.client, receivedAt);
  }

  up(by: Author, id: string): void {
    if (this.#pens.get(id)?.client === by.client) this.end(id);
  }

  vanish(client: string): void {
    for (const id of this.#pens.of(client)) this.end(id);
  }

  /** The stroke became an item, which everybody was told already. */
  committed(id: string): void {
    if (!this.#pens.up(id)) return;
    this.#options.canvas.end(id);
    this.#options.watch.lift(keyOf(id));
  }

  /** The stroke is gone without an item. */
  end(id: string): void {
    const pen = this.#pens.get(id);
    if (!pen) return;
    this.#pens.up(id);
    this.#options.canvas.end(id);
    this.#options.tell({ type: 'pen-end', id, client: pen.client });
    this.#options.changed(pen.client);
    this.#options.watch.lift(keyOf(id));
  }
}

/** Pens and peers share one watch. */
function keyOf(id: string): string {
  return `pen:${id}`;
}
