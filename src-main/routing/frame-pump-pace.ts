import type { Clock } from '#shared/clock';
import { Pace } from '../sources/pace.ts';
import type { Pilot } from './pilot.ts';
import type { SendingOptions } from './sender-options.ts';

/**
 * How much earlier than due a frame may leave, as a share of its interval. The source keeps the same pace in a phase of its own:
 * without this, one late frame would make all that follow wait. What goes early counts as sent when it was due, so the average
 * stays below the cap.
 */
const EARLY_SHARE = 1 / 4;

/**
 * Cards wear, and a display takes up to half a second for one. `Pace` makes up for a lateness of a sixteenth; this much below one, no
 * two are closer than a second.
 */
const UPLOADS_A_SECOND = 15 / 16;

/** When the next picture of one display may leave, by the fps that its pilot has decided on. */
export class FramePace {
  readonly #clock: Clock;
  readonly #pilot: Pilot;
  readonly #isUpload: boolean;
  readonly #pace: Pace;
  #fps: number;

  constructor({ clock, pilot, delivery }: Pick<SendingOptions, 'clock' | 'pilot' | 'delivery'>) {
    this.#clock = clock;
    this.#pilot = pilot;
    this.#isUpload = delivery.transport === 'upload';
    this.#fps = this.#wantedFps;
    this.#pace = new Pace(this.#fps);
  }

  /** How long the fps cap holds the next picture back, whole ms. */
  get pausedMs(): number {
    const fps = this.#wantedFps;
    if (fps !== this.#fps) {
      this.#fps = fps;
      this.#pace.setFps(fps);
    }
    const earlyMs = this.#isUpload ? 0 : (EARLY_SHARE * 1000) / fps;
    return Math.max(0, Math.ceil(this.#pace.dueAt - earlyMs - this.#clock.now()));
  }

  /** A picture leaves now; an urgent one whether it is due or not. */
  take(urgent: boolean): void {
    const now = this.#clock.now();
    this.#pace.take(urgent ? now : Math.max(now, this.#pace.dueAt));
  }

  /** An `upload` takes finished pictures, however fast the goal would like them. */
  get #wantedFps(): number {
    return this.#isUpload ? UPLOADS_A_SECOND : this.#pilot.setting.fps;
  }
}
