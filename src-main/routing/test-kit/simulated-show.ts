import { ManualClock } from '#shared/manual-clock';
import { createLinks } from '../links.ts';
import type { PilotSetting } from '../pilot.ts';
import { seededRandom } from './seeded-random.ts';
import { SimulatedDisplay, type SimulatedOptions } from './simulated-display.ts';
import { SimulatedRadio } from './simulated-radio.ts';

type Given = Partial<Omit<SimulatedOptions, 'clock' | 'links' | 'radio' | 'random'>>;

/** Displays on one radio, with sources that always have a new picture; nothing of it is real time. */
export class SimulatedShow {
  readonly clock = new ManualClock();
  readonly links;
  readonly radio: SimulatedRadio;
  readonly displays: SimulatedDisplay[] = [];
  readonly #random: () => number;

  constructor({
    bytesPerSecond,
    seed = 1,
    budgets = {},
  }: {
    bytesPerSecond: number;
    seed?: number;
    budgets?: Record<string, number>;
  }) {
    this.#random = seededRandom(seed);
    this.links = createLinks({ clock: this.clock, budgets });
    this.radio = new SimulatedRadio(this.clock, bytesPerSecond);
  }

  add(given: Given = {}): SimulatedDisplay {
    const { clock, links, radio } = this;
    const id = `display ${this.displays.length}`;
    const display = new SimulatedDisplay({ id, ...given, clock, links, radio, random: this.#random });
    this.displays.push(display);
    return display;
  }

  run(seconds: number): void {
    this.clock.advance(seconds * 1_000);
  }

  /** Counts anew from now on. */
  forget(): void {
    this.radio.carried = 0;
    for (const display of this.displays) {
      display.offered = 0;
      display.skipped = 0;
      display.arrived = 0;
    }
  }
}

/** The most changes of the setting within any 60 s, from `fromMs` on. */
export function mostChangesInAMinute({ settings }: SimulatedDisplay, fromMs: number): number {
  const times = settings.map(({ atMs }) => atMs).filter(atMs => atMs > fromMs);
  return Math.max(0, ...times.map(from => times.filter(at => at >= from && at < from + 60_000).length));
}

/** Pixels a second that are asked for; less is less in every respect. */
export function demand({ fps, quality, side }: PilotSetting): number {
  return fps * side * side * quality;
}
