import type { Delivery, Side } from '#shared/contract/delivery';
import type { LinkState } from '#shared/contract/link';
import type { SendingState } from '#shared/contract/sending';

/** How the next picture is made. */
export interface PilotSetting {
  readonly fps: number;
  /** 1–100. */
  readonly quality: number;
  /** px of the picture that is sent; a display stretches what is smaller than its panel. */
  readonly side: Side;
}

/**
 * Decides for one display how its pictures are made, from what it was seen to take (issue of quality by goal). It never looks at
 * a clock of its own: whoever sends tells it what happened, in monotonic ms.
 */
export interface Pilot {
  readonly setting: PilotSetting;
  /** What is decided and why; for people. */
  readonly state: Omit<SendingState, 'regions'>;
  setDelivery(delivery: Delivery): void;
  /** S3; another firmware may take less than before. */
  setMaxBytes(bytes: number): void;
  /** How long, from now, a picture has to wait for the bytes that it shares with others; 0: it may go. */
  waitMs(nowMs: number): number;
  /** A picture left. */
  sent(frame: { readonly bytes: number; readonly atMs: number }): void;
  /** The display has it on its panel, or has answered. `tookMs`: since it left. */
  acknowledged(frame: { readonly tookMs: number; readonly atMs: number }): void;
  /** A picture gave way to a newer one because the display was not ready for it. */
  skipped(atMs: number): void;
  /** Pictures that were never acknowledged, or that the display says it dropped. */
  lost(frames: number, atMs: number): void;
  /** A picture of the present setting was larger than the display takes. */
  tooLarge(bytes: number, atMs: number): void;
  /** A connection is over or begins: what was seen of the last one is no measure of the next. */
  reset(): void;
  /** It shares no bytes any more. */
  close(): void;
}

/** The networks whose displays share bytes. */
export interface Links {
  /** `wall`: all displays of a wall are one taker. `changed`: the setting is another one now. */
  pilotFor(display: {
    readonly id: string;
    /** `http://host:port`. */
    readonly address: string;
    readonly wall: string | undefined;
    readonly delivery: Delivery;
    readonly maxBytes: number;
    readonly changed: () => void;
  }): Pilot;
  states(): LinkState[];
  /** `undefined`: what it is seen to take. Bytes a second. */
  setBudget(network: string, bytesPerSecond: number | undefined): void;
}
