import type { Clock, TimerHandle } from '#shared/clock';
import type { Pattern, PatternLease } from '#shared/contract/pattern';
import type { PatternFacts } from '../sources/pattern-source.ts';
import type { Source } from '../sources/source.ts';

export type MakePattern = (pattern: Pattern, facts: PatternFacts) => Source & { close(): void };

/** A display and what is said of it on a pattern. */
export interface PatternDisplay {
  readonly id: string;
  readonly facts: PatternFacts;
}

export interface LeasedPattern {
  readonly lease: PatternLease;
  readonly source: Source;
}

interface Leased extends LeasedPattern {
  readonly source: ReturnType<MakePattern>;
  /** Monotonic ms. */
  readonly until: number;
}

export interface PatternLeasesOptions {
  readonly make: MakePattern;
  readonly clock: Clock;
  /** Some display has another pattern now, or none any more. */
  readonly changed: () => void;
}

/** These tell something of the one display that they are on; all others are the same picture everywhere, encoded once. */
const PERSONAL: ReadonlySet<Pattern> = new Set(['identify', 'tiles']);

/** The test patterns that cover routes, each until its time is over. */
export class PatternLeases {
  readonly #options: PatternLeasesOptions;
  readonly #leases = new Map<string, Leased>();
  #timer: TimerHandle;

  constructor(options: PatternLeasesOptions) {
    this.#options = options;
  }

  of(display: string): LeasedPattern | undefined {
    return this.#leases.get(display);
  }

  /** Shown again, the lease begins anew. */
  show(displays: readonly PatternDisplay[], pattern: Pattern, seconds: number): void {
    const { clock } = this.#options;
    const ms = seconds * 1_000;
    const lease = { pattern, untilMs: clock.wall() + ms };
    this.#change(() => {
      for (const { id, facts } of displays) {
        this.#leases.set(id, { lease, source: this.#sourceFor(pattern, facts), until: clock.now() + ms });
      }
    });
  }

  /** `undefined`: all of them. */
  end(displays?: readonly string[]): void {
    const ended = (displays ?? [...this.#leases.keys()]).filter(display => this.#leases.has(display));
    if (ended.length === 0) return;
    this.#change(() => {
      for (const display of ended) this.#leases.delete(display);
    });
  }

  close(): void {
    this.end();
  }

  #sourceFor(pattern: Pattern, facts: PatternFacts): Leased['source'] {
    const shared = PERSONAL.has(pattern)
      ? undefined
      : [...this.#leases.values()].find(({ lease }) => lease.pattern === pattern);
    return shared?.source ?? this.#options.make(pattern, facts);
  }

  /** A source is closed when the last display has left it. */
  #change(work: () => void): void {
    const before = this.#sources();
    work();
    this.#watch();
    this.#options.changed();
    const after = this.#sources();
    for (const source of before) if (!after.has(source)) source.close();
  }

  #sources(): Set<Leased['source']> {
    return new Set([...this.#leases.values()].map(({ source }) => source));
  }

  #watch(): void {
    const { clock } = this.#options;
    clock.clearTimeout(this.#timer);
    if (this.#leases.size === 0) return;
    const next = Math.min(...[...this.#leases.values()].map(({ until }) => until));
    this.#timer = clock.setTimeout(() => this.#expire(), next - clock.now());
  }

  #expire(): void {
    const now = this.#options.clock.now();
    this.end([...this.#leases].filter(([, { until }]) => until <= now).map(([display]) => display));
    this.#watch();
  }
}
