import type { Clock } from '#shared/clock';
import type { Pattern } from '#shared/contract/pattern';
import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { Frame } from '../imaging/frame.ts';
import type { Pixels } from '../imaging/pixels.ts';
import { drawInTurn } from './patterns/draw-in-turn.ts';
import { MotionPicture } from './patterns/motion.ts';
import type { PatternFacts } from './patterns/pattern-facts.ts';
import { Settled } from './settled.ts';
import type { Source, Subscription } from './source.ts';
import { Subscribers } from './subscribers.ts';

export type { PatternFacts } from './patterns/pattern-facts.ts';

export interface PatternSourceOptions {
  readonly pattern: Pattern;
  readonly facts: PatternFacts;
  readonly clock: Clock;
  /** Another one for every source: encoded bytes are found again by it. */
  readonly id?: string;
  /** Nobody will ask for this source's pictures again: what was encoded of them can go. */
  readonly onClosed?: (id: string) => void;
}

type Draw = (sequence: number, wallMs: number) => Pixels | Promise<Pixels>;

/** px: rendered at the panel's own size, nothing is scaled. */
const SIDE = DISPLAY_LIMITS.screenPx;
/** As often as a panel refreshes; who asks for the present picture more often is given the same again. */
const MOTION_LEAST_MS = 1000 / 60;

/**
 * A test pattern. What stands still is drawn once, when somebody first needs it; `motion` has a new picture whenever one of its
 * subscribers may be given one, and none while nobody looks.
 */
export class PatternSource implements Source {
  readonly id: string;
  readonly width = SIDE;
  readonly height = SIDE;
  readonly #clock: Clock;
  readonly #draw: Draw;
  readonly #onClosed: ((id: string) => void) | undefined;
  readonly #moves: boolean;
  readonly #subscribers: Subscribers;
  readonly #settled: Settled;
  #newest: Frame | undefined;

  constructor({ pattern, facts, clock, id, onClosed }: PatternSourceOptions) {
    this.id = id ?? `pattern:${pattern}:${crypto.randomUUID()}`;
    this.#clock = clock;
    this.#onClosed = onClosed;
    this.#moves = pattern === 'motion';
    this.#draw = drawerOf(pattern, facts);
    this.#subscribers = new Subscribers({
      clock,
      maker: {
        newest: () => this.#newest,
        changed: () => this.#moves || !this.#newest,
        make: () => this.#make(),
      },
    });
    // Motion never rests: who takes finished pictures only is given one every 10 s.
    this.#settled = new Settled({ clock, drawing: this.#moves, current: () => this.current() });
    this.#settled.changed();
  }

  get fps(): number {
    return this.#subscribers.fps;
  }

  current(): Frame {
    const newest = this.#newest;
    if (newest && !this.#isOld(newest)) return newest;
    const frame = this.#make();
    this.#subscribers.wake();
    return frame;
  }

  subscribe(fps: number, onFrame: (frame: Frame) => void): Subscription {
    return this.#subscribers.add(fps, onFrame);
  }

  onSettled(listener: (frame: Frame) => void): () => void {
    return this.#settled.add(listener);
  }

  /** Lets go of the subscribers and the timers. */
  close(): void {
    this.#subscribers.close();
    this.#settled.close();
    this.#onClosed?.(this.id);
  }

  #isOld(frame: Frame): boolean {
    return this.#moves && this.#clock.now() - frame.marks.composedAt >= MOTION_LEAST_MS;
  }

  #make(): Frame {
    const sequence = (this.#newest?.sequence ?? 0) + 1;
    const [now, wallMs] = [this.#clock.now(), this.#clock.wall()];
    let drawn: ReturnType<Draw> | undefined;
    this.#newest = {
      source: this.id,
      sequence,
      width: SIDE,
      height: SIDE,
      marks: { receivedAt: now, composedAt: now },
      contributors: new Set(),
      ...(!this.#moves && { still: true }),
      pixels: () => {
        drawn ??= this.#draw(sequence, wallMs);
        return drawn;
      },
    };
    this.#subscribers.made();
    if (this.#moves) this.#settled.changed();
    return this.#newest;
  }
}

function drawerOf(pattern: Pattern, facts: PatternFacts): Draw {
  if (pattern !== 'motion') return () => drawInTurn(pattern, facts, SIDE);
  const picture = new MotionPicture(SIDE);
  return (sequence, wallMs) => picture.draw(sequence, wallMs);
}
