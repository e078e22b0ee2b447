import { beginWith, type Paintable } from './paintable.ts';
import type { Surface } from './surface.ts';

/** The canvas as it is after `items`. */
export interface KeptState {
  items: readonly Paintable[];
  readonly surface: Surface;
}

/** Each costs width × height × 4 bytes. */
const STATES = 4;
/** Items back from the newest one where the row of distances begins. */
const NEAREST = 16;

/**
 * States of the canvas from which it can be painted again. They lie dense near the newest item and ever wider apart before
 * it: mostly people undo what they drew a moment ago, and among many artists that is a few dozen items back.
 */
export class KeptStates {
  readonly #create: () => Surface;
  /** Oldest first. */
  #states: KeptState[] = [];

  constructor(create: () => Surface) {
    this.#create = create;
  }

  /** The longest state that `items` begin with, of at most `most` items. */
  nearest(items: readonly Paintable[], most = items.length): KeptState | undefined {
    return this.on(items)
      .filter(state => state.items.length <= most)
      .at(-1);
  }

  /** The states that `items` begin with, shortest first. */
  on(items: readonly Paintable[]): KeptState[] {
    return this.#states
      .filter(state => beginWith(items, state.items))
      .sort((a, b) => a.items.length - b.items.length);
  }

  /** Keeps a copy of `surface`, which shows `items`, in place of the state that is missed least. */
  keep(items: readonly Paintable[], surface: Surface): void {
    const beginnings = this.on(items);
    if (beginnings.at(-1)?.items.length === items.length) return;
    const freed = this.#states.length < STATES ? undefined : this.#leastMissed(beginnings, items.length);
    const copy = freed?.surface ?? this.#create();
    copy.blend(surface, { x: 0, y: 0, width: surface.width, height: surface.height }, 1);
    this.#states = [...this.#states.filter(state => state !== freed), { items, surface: copy }];
  }

  /**
   * One state of another document stays: it is what was seen before a clear or a removal, which may be undone. Of the others
   * goes the one without which the gap, seen from the newest item, grows least: their distances become a geometric row.
   */
  #leastMissed(beginnings: readonly KeptState[], length: number): KeptState | undefined {
    const others = this.#states.filter(state => !beginnings.includes(state));
    if (others.length > 1) return others[0];
    const back = (state: KeptState | undefined, none: number) =>
      length - (state?.items.length ?? none) + NEAREST;
    const gaps = beginnings.map(
      (_, index) => back(beginnings[index - 1], 0) / back(beginnings[index + 1], length),
    );
    return beginnings[gaps.indexOf(Math.min(...gaps))];
  }
}
