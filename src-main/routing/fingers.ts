import type { Clock, TimerHandle } from '#shared/clock';
import type { Touch } from '#shared/wire/relay-messages';

/** A finger on one display. */
export type PanelTouch = Omit<Touch, 'display'>;

type Place = Pick<Touch, 'x' | 'y'>;

interface Finger {
  /** Where it was told to be. */
  told: Place;
  toldAtMs: number;
  /** Where it is, until that may be told. */
  newest: Place | undefined;
  timer: TimerHandle;
}

/** R16: at most 60 a second, as sums of whole ms. */
const MOVE_EVERY_MS = 17;
/** Two hands. The panels tell of five fingers; one that makes up new ones is bounded. */
const FINGERS_MOST = 10;
/** Six taps a second of every finger: faster than anybody, and nothing to whoever is told. */
const DOWNS_MOST = 60;
const DOWNS_WITHIN_MS = 1_000;

/**
 * The fingers on one display (R16): makes a sequence `down`, `move`…, `up` of whatever a display says, and of many moves the newest. A
 * touch beyond the limits is left out as a whole; one that never began is none.
 */
export class Fingers {
  readonly #clock: Clock;
  readonly #tell: (touch: PanelTouch) => void;
  readonly #down = new Map<Touch['id'], Finger>();
  #downs = 0;
  #downsSinceMs = Number.NEGATIVE_INFINITY;

  constructor(options: { clock: Clock; tell: (touch: PanelTouch) => void }) {
    this.#clock = options.clock;
    this.#tell = options.tell;
  }

  take({ id, phase, x, y }: PanelTouch): void {
    const finger = this.#down.get(id);
    const place = { x, y };
    // A display that forgot to say `up`.
    if (finger && phase === 'down') this.#lift(id, finger, finger.newest ?? finger.told);
    if (phase === 'down') this.#begin(id, place);
    else if (finger && phase === 'move') this.#move(id, finger, place);
    else if (finger) this.#lift(id, finger, place);
  }

  /** Nobody will say `up` any more: every finger is lifted where it is. */
  liftAll(): void {
    for (const [id, finger] of this.#down) this.#lift(id, finger, finger.newest ?? finger.told);
  }

  #begin(id: Touch['id'], place: Place): void {
    if (this.#down.size >= FINGERS_MOST || !this.#mayBegin()) return;
    this.#down.set(id, { told: place, toldAtMs: this.#clock.now(), newest: undefined, timer: undefined });
    this.#tell({ ...place, phase: 'down', id });
  }

  #mayBegin(): boolean {
    const now = this.#clock.now();
    if (now - this.#downsSinceMs >= DOWNS_WITHIN_MS) {
      this.#downsSinceMs = now;
      this.#downs = 0;
    }
    this.#downs += 1;
    return this.#downs <= DOWNS_MOST;
  }

  #move(id: Touch['id'], finger: Finger, place: Place): void {
    finger.newest = place;
    if (finger.timer === undefined) this.#tellWhenDue(id, finger);
  }

  /** A timer counts from the beginning of what the process is busy with, and may come early. */
  #tellWhenDue(id: Touch['id'], finger: Finger): void {
    const waitMs = finger.toldAtMs + MOVE_EVERY_MS - this.#clock.now();
    if (waitMs <= 0) this.#tellNewest(id, finger);
    else finger.timer = this.#clock.setTimeout(() => this.#tellWhenDue(id, finger), waitMs);
  }

  #tellNewest(id: Touch['id'], finger: Finger): void {
    this.#clock.clearTimeout(finger.timer);
    finger.timer = undefined;
    const { newest, told } = finger;
    finger.newest = undefined;
    if (!newest || (newest.x === told.x && newest.y === told.y)) return;
    finger.told = newest;
    finger.toldAtMs = this.#clock.now();
    this.#tell({ ...newest, phase: 'move', id });
  }

  #lift(id: Touch['id'], finger: Finger, place: Place): void {
    this.#tellNewest(id, finger);
    this.#down.delete(id);
    this.#tell({ ...place, phase: 'up', id });
  }
}
