/** What a pointer event says of its pointer. */
export interface PointerFacts {
  readonly pointerId: number;
  /** `mouse`, `pen`, `touch`, or whatever a browser invents. */
  readonly pointerType: string;
  /** 0: left button, tip of a pen, a finger. */
  readonly button: number;
  readonly timeMs: number;
}

/** `instead`: draws from now on; what the other pointer drew was the heel of a hand. */
export type Verdict = 'draw' | 'instead' | 'ignore';

/** For so long after a pen was last seen a touch is taken for the hand that holds it. */
const HAND_RESTS_MS = 2_000;
/** A finger that has drawn for longer than this before the pen came was no heel of a hand. */
const HEEL_WITHIN_MS = 500;

/** Decides which of many pointers draws: the first one; and never the hand that rests beside a pen. */
export class PointerGate {
  #drawing: (PointerFacts & { readonly sinceMs: number }) | undefined;
  #penSeenAt = Number.NEGATIVE_INFINITY;

  draws(pointerId: number): boolean {
    return this.#drawing?.pointerId === pointerId;
  }

  /** A pen that hovers is a pen already. */
  seen(pointer: PointerFacts): void {
    if (pointer.pointerType === 'pen') this.#penSeenAt = pointer.timeMs;
  }

  down(pointer: PointerFacts): Verdict {
    this.seen(pointer);
    if (pointer.button !== 0) return 'ignore';
    const handRests = pointer.timeMs - this.#penSeenAt < HAND_RESTS_MS;
    if (pointer.pointerType === 'touch' && handRests) return 'ignore';
    const other = this.#drawing;
    if (!other) {
      this.#drawing = { ...pointer, sinceMs: pointer.timeMs };
      return 'draw';
    }
    const wasHeel = other.pointerType === 'touch' && pointer.timeMs - other.sinceMs < HEEL_WITHIN_MS;
    if (pointer.pointerType !== 'pen' || !wasHeel) return 'ignore';
    this.#drawing = { ...pointer, sinceMs: pointer.timeMs };
    return 'instead';
  }

  /** The pointer was lifted or taken away; says whether it was the one that drew. */
  gone(pointer: PointerFacts): boolean {
    this.seen(pointer);
    if (!this.draws(pointer.pointerId)) return false;
    this.#drawing = undefined;
    return true;
  }
}
