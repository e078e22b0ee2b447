/** What the room's receivers are to be told now: `rest` = final, `end`; `renew` = final, `end`, `start`. */
export type PhaseStep = 'rest' | 'renew';

export interface PhaseTiming {
  /** How long pens must be up and the picture unchanged before it counts as finished. */
  readonly restMs: number;
  /** No change waits longer than this for a final. */
  readonly finalEveryMs: number;
}

type State =
  | { readonly kind: 'resting' }
  /** `changedAt`: newest change; `unfinishedSince`: oldest change that no final shows, `undefined` when the last one shows all. */
  | { readonly kind: 'drawing'; readonly changedAt: number; readonly unfinishedSince: number | undefined };

/**
 * R7 as a state machine: when a room's picture is being drawn and when it is finished. Pure: every time is a parameter
 * (monotonic ms). It begins at rest; a change begins the drawing; pens up and nothing changed for `restMs` ends it.
 *
 * A change without a pen (undo, clear, a peer's late picture) goes the same way, so that the last thing a client is told is
 * always a final and `end`, and a burst of them costs one final.
 */
export class DrawingPhase {
  readonly #timing: PhaseTiming;
  #state: State = { kind: 'resting' };
  /** When the last pen went up; `undefined` while one is down. */
  #penUpAt: number | undefined = Number.NEGATIVE_INFINITY;

  constructor(timing: PhaseTiming) {
    this.#timing = timing;
  }

  get drawing(): boolean {
    return this.#state.kind === 'drawing';
  }

  pens(down: boolean, now: number): void {
    if (down) this.#penUpAt = undefined;
    else this.#penUpAt ??= now;
  }

  /** The picture changed. */
  changed(now: number): void {
    const unfinishedSince = this.#state.kind === 'drawing' ? this.#state.unfinishedSince : undefined;
    this.#state = { kind: 'drawing', changedAt: now, unfinishedSince: unfinishedSince ?? now };
  }

  /** When `take` will yield something if nothing happens before; `undefined` when never. */
  get dueAt(): number | undefined {
    return this.#due()?.at;
  }

  /** The step that is due at `now`, if any; it is taken as done. */
  take(now: number): PhaseStep | undefined {
    const due = this.#due();
    if (!due || due.at > now || this.#state.kind === 'resting') return undefined;
    this.#state = due.step === 'rest' ? { kind: 'resting' } : { ...this.#state, unfinishedSince: undefined };
    return due.step;
  }

  #due(): { readonly at: number; readonly step: PhaseStep } | undefined {
    if (this.#state.kind === 'resting') return undefined;
    const { changedAt, unfinishedSince } = this.#state;
    const renewAt = unfinishedSince === undefined ? undefined : unfinishedSince + this.#timing.finalEveryMs;
    const restAt =
      this.#penUpAt === undefined ? undefined : Math.max(this.#penUpAt, changedAt) + this.#timing.restMs;
    if (restAt !== undefined && (renewAt === undefined || restAt <= renewAt))
      return { at: restAt, step: 'rest' };
    return renewAt === undefined ? undefined : { at: renewAt, step: 'renew' };
  }
}
