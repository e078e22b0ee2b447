import type { Clock, TimerHandle } from '#shared/clock';
import { STROKE_POINTS_MAX, type StrokePoint, type StrokeStyle } from '#shared/document/stroke';
import type { CanvasDocument } from './canvas-document.ts';
import type { Command } from './command.ts';
import { quantisePoints, quantiseStyle } from './quantise.ts';

/** A place of the pen as the device reports it: canvas units, pressure 0–1, ms on the device's own clock. */
export interface PenPoint {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
  readonly timeMs: number;
}

/** How the strokes of this page get out. What is ephemeral may be refused (`false`): it is said again with the next points. */
export interface PenOutlet {
  begin(id: string, style: StrokeStyle): boolean;
  points(id: string, from: number, points: readonly StrokePoint[]): boolean;
  abort(id: string): void;
  commit(command: Extract<Command, { kind: 'commit' }>): void;
}

/** 50 messages a second: under A2's limit of 60 also when timers come in bunches. */
const POINTS_EVERY_MS = 20;

interface Current {
  readonly id: string;
  readonly style: StrokeStyle;
  readonly startedAtMs: number;
  readonly points: StrokePoint[];
  begun: boolean;
  /** Points that are on their way. */
  sent: number;
}

/**
 * The stroke under the hand. It is in the document the moment it is drawn; the room hears of it at most 50 times a second,
 * and as a whole when the pen is lifted.
 */
export class LivePen {
  readonly #document: CanvasDocument;
  readonly #outlet: PenOutlet;
  readonly #clock: Clock;
  readonly #makeId: () => string;
  #current: Current | undefined;
  #timer: TimerHandle;
  #sentAt = Number.NEGATIVE_INFINITY;

  constructor(options: { document: CanvasDocument; outlet: PenOutlet; clock: Clock; makeId: () => string }) {
    this.#document = options.document;
    this.#outlet = options.outlet;
    this.#clock = options.clock;
    this.#makeId = options.makeId;
  }

  get down(): boolean {
    return this.#current !== undefined;
  }

  /** Puts the pen down; a stroke that was not finished is committed first. */
  begin(style: StrokeStyle, first: PenPoint): void {
    this.end();
    const quantised = quantiseStyle(style);
    const id = this.#makeId();
    this.#current = { id, style: quantised, startedAtMs: first.timeMs, points: [], begun: false, sent: 0 };
    this.#document.begin(id, quantised, true);
    this.extend([first]);
  }

  extend(points: readonly PenPoint[]): void {
    const current = this.#current;
    if (!current || points.length === 0) return;
    const room = STROKE_POINTS_MAX - current.points.length;
    this.#grow(current, points.slice(0, room));
    if (points.length > room) this.#carryOn(current, points.slice(room));
  }

  /** Lifts the pen: the stroke is committed whole, so it does not matter what was received while it grew. */
  end(): void {
    const current = this.#current;
    if (!current) return;
    this.#forget();
    const { id, style, points } = current;
    this.#outlet.commit({ kind: 'commit', id, layer: 0, stroke: { style, points } });
  }

  /** Takes the stroke back, e.g. because it was the heel of a hand. */
  abort(): void {
    const current = this.#current;
    if (!current) return;
    this.#forget();
    this.#document.end(current.id);
    this.#outlet.abort(current.id);
  }

  /** A new connection knows nothing of the stroke: it is told from the start. */
  rejoined(): void {
    if (!this.#current) return;
    this.#current.begun = false;
    this.#current.sent = 0;
    this.#flush();
  }

  #grow(current: Current, points: readonly PenPoint[]): void {
    const from = current.points.length;
    let latestMs = current.points.at(-1)?.atMs ?? 0;
    const relative = points.map(({ x, y, pressure, timeMs }) => {
      latestMs = Math.max(latestMs, timeMs - current.startedAtMs);
      return { x, y, pressure, atMs: latestMs };
    });
    const quantised = quantisePoints(relative);
    current.points.push(...quantised);
    this.#document.grow(current.id, from, quantised);
    this.#schedule();
  }

  /** A stroke has its limit (A2); the hand need not notice: the next one begins where this one ends. */
  #carryOn(full: Current, points: readonly PenPoint[]): void {
    const last = full.points.at(-1);
    if (!last) return;
    this.begin(full.style, { ...last, timeMs: full.startedAtMs + last.atMs });
    this.extend(points);
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    const waitMs = this.#sentAt + POINTS_EVERY_MS - this.#clock.now();
    if (waitMs <= 0) this.#flush();
    else this.#flushIn(waitMs);
  }

  #flushIn(ms: number): void {
    this.#timer ??= this.#clock.setTimeout(() => {
      this.#timer = undefined;
      this.#flush();
    }, ms);
  }

  #flush(): void {
    const current = this.#current;
    if (!current || current.sent === current.points.length) return;
    this.#sentAt = this.#clock.now();
    current.begun ||= this.#outlet.begin(current.id, current.style);
    const fresh = current.points.slice(current.sent);
    if (current.begun && this.#outlet.points(current.id, current.sent, fresh)) {
      current.sent = current.points.length;
    } else {
      this.#flushIn(POINTS_EVERY_MS);
    }
  }

  #forget(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#current = undefined;
  }
}
