import type { Clock } from '#shared/clock';
import type { DisplayReport, Why } from '#shared/contract/state';
import type { DisplayStatus, NetworkStats } from '#shared/wire/display-api';
import { displayReportOf } from './display-report.ts';
import type { StoredDisplay } from './display-store.ts';
import { HealthWatch } from './health.ts';
import { isConfirmed, parseMac } from './identity.ts';
import { ShownRate } from './shown-rate.ts';
import { type StreamTarget, sameTarget, streamTargetOf } from './stream-target.ts';

/**
 * How a display can be fed: `unknown` until it has answered, `stream`, or `refused` because it is another display than the one
 * that is known at this address, or one without a stream.
 */
export type Reach =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'stream'; readonly target: StreamTarget }
  | { readonly kind: 'refused'; readonly why: Why };

/** One display that the operator knows: what lasts of it, and what it said last. */
export class Display {
  readonly id: string;
  readonly health: HealthWatch;
  readonly #clock: Clock;
  readonly #shown = new ShownRate();
  #stored: StoredDisplay;
  #reach: Reach = { kind: 'unknown' };
  #report: DisplayReport | undefined;

  constructor(stored: StoredDisplay, clock: Clock) {
    this.id = stored.id;
    this.health = new HealthWatch(clock);
    this.#clock = clock;
    this.#stored = stored;
  }

  get stored(): StoredDisplay {
    return this.#stored;
  }

  get reach(): Reach {
    return this.#reach;
  }

  /** What it said last, however long ago. */
  get report(): DisplayReport | undefined {
    return this.#report;
  }

  /** Changes what lasts; the identity stays. Another address has to be asked anew how it is reached. */
  change(stored: Partial<Omit<StoredDisplay, 'id'>>): void {
    if (stored.address !== undefined && stored.address !== this.#stored.address)
      this.#reach = { kind: 'unknown' };
    this.#stored = { ...this.#stored, ...stored };
  }

  /** Takes an answer in; returns whether the way to feed the display is another one now. */
  answered(status: DisplayStatus, stats: NetworkStats | undefined): boolean {
    const mac = parseMac(status.device?.mac);
    if (isConfirmed(this.id) && mac !== undefined && mac !== this.id) {
      return this.#refuse({ code: 'different-display', detail: mac });
    }
    const fpsShown = this.#shown.measure(stats?.frames_shown, this.#clock.now());
    this.#report = displayReportOf(status, stats, fpsShown, this.#clock.wall());
    this.health.heard();
    const target = streamTargetOf(this.#stored.address, status);
    if (!target) return this.#refuse({ code: 'not-streaming', detail: status.fw?.version ?? '' });
    return this.#setReach({ kind: 'stream', target });
  }

  #refuse(why: Why): boolean {
    this.health.failed(why);
    return this.#setReach({ kind: 'refused', why });
  }

  #setReach(reach: Reach): boolean {
    if (sameReach(this.#reach, reach)) return false;
    this.#reach = reach;
    return true;
  }
}

function sameReach(a: Reach, b: Reach): boolean {
  if (a.kind === 'stream' && b.kind === 'stream') return sameTarget(a.target, b.target);
  if (a.kind === 'refused' && b.kind === 'refused')
    return a.why.code === b.why.code && a.why.detail === b.why.detail;
  return a.kind === b.kind;
}
