import type { Delivery } from '#shared/contract/delivery';
import type { Pilot, PilotSetting } from '../pilot.ts';

/** What a pilot was told, by the name of what was called. */
export interface PilotTold {
  readonly sent: { readonly bytes: number; readonly atMs: number }[];
  readonly acknowledged: { readonly tookMs: number; readonly atMs: number }[];
  readonly skipped: number[];
  readonly lost: number[];
  readonly tooLarge: number[];
  readonly maxBytes: number[];
  resets: number;
  closed: boolean;
}

/** Makes every picture as the delivery says, whatever the display takes, and keeps what it was told; for tests. */
export class FixedPilot implements Pilot {
  readonly told: PilotTold = {
    sent: [],
    acknowledged: [],
    skipped: [],
    lost: [],
    tooLarge: [],
    maxBytes: [],
    resets: 0,
    closed: false,
  };
  /** What a picture has to wait; a test sets it. */
  holdMs = 0;
  #delivery: Delivery;
  #setting: PilotSetting;

  constructor(delivery: Delivery) {
    this.#delivery = delivery;
    this.#setting = delivery;
  }

  get setting(): PilotSetting {
    return this.#setting;
  }

  get state(): Pilot['state'] {
    const { fps, quality, side } = this.#setting;
    return { goal: this.#delivery.goal, fps, quality, side, why: 'as-set', detail: '', since: 0 };
  }

  /** Decides anew, as a pilot does that has seen something. */
  decide(setting: Partial<PilotSetting>): void {
    this.#setting = { ...this.#setting, ...setting };
  }

  setDelivery(delivery: Delivery): void {
    this.#delivery = delivery;
    this.#setting = delivery;
  }

  setMaxBytes(bytes: number): void {
    this.told.maxBytes.push(bytes);
  }

  waitMs(): number {
    return this.holdMs;
  }

  sent(frame: { readonly bytes: number; readonly atMs: number }): void {
    this.told.sent.push(frame);
  }

  acknowledged(frame: { readonly tookMs: number; readonly atMs: number }): void {
    this.told.acknowledged.push(frame);
  }

  skipped(atMs: number): void {
    this.told.skipped.push(atMs);
  }

  lost(frames: number): void {
    this.told.lost.push(frames);
  }

  tooLarge(bytes: number): void {
    this.told.tooLarge.push(bytes);
  }

  reset(): void {
    this.told.resets += 1;
  }

  close(): void {
    this.told.closed = true;
  }
}
