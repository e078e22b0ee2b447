import type { Delivery } from '#shared/contract/delivery';
import type { Panic, SenderState, Why } from '#shared/contract/state';
import type { EncodedFrame, Frame } from '../imaging/frame.ts';

/** `frames`: every new one, as fast as the cap allows · `finals`: pictures at rest (R7) · `nothing`: it could not or must not send. */
export type Wanted = 'frames' | 'finals' | 'nothing';

/** The running end of a route for one display. */
export interface Sender {
  readonly state: SenderState;
  /** Whether pictures get through to the display. */
  readonly reached: boolean;
  /** What is to be offered to it now. */
  readonly wants: Wanted;
  open(): void;
  /** Newest wins: a frame that cannot leave yet gives way to the next one. */
  offer(frame: Frame): void;
  /** Sends at once what the display has to show now: another source leads, or the display has lost its picture. */
  present(): void;
  setPanic(panic: Panic): void;
  /** Another format, quality or fps; the transport is a sender's own for life. */
  setDelivery(delivery: Delivery): void;
  /** The display was asked how it is, outside of this sender; `why`: it did not answer. */
  polled(why?: Why): void;
  close(): void;
}

export interface SenderListener {
  /** The display gave a sign of life. */
  heard(): void;
  /** `wants`, `state` or the connection changed. */
  changed(): void;
  lost(why: Why): void;
  sent(encoded: EncodedFrame, sentAtMs: number): void;
}

/** What a sender shows when it has to show something at once: after a reconnect, and when a panic begins or ends. */
export interface Pictures {
  /** The present picture of the source. */
  current(): Frame;
  /** What left for this display last; what it keeps while it is frozen. */
  held(): Frame | undefined;
  black(): Frame;
}
