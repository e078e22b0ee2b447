import type { Delivery } from '#shared/contract/delivery';
import type { SendingState } from '#shared/contract/sending';
import type { Panic, SenderState, Why } from '#shared/contract/state';
import type { EncodedFrame, Frame, View } from '../imaging/frame.ts';
import type { PanelTouch } from './fingers.ts';
import type { Way } from './way.ts';

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
  /** Another look, or another place in a wall: what is shown is sent anew, unless the display holds its picture. */
  setView(view: View): void;
  /** How its pictures are made now; `undefined` while nothing is sent. */
  readonly sending: SendingState | undefined;
  /** Another goal, format, quality, fps or side; the pilot is told too. The transport is a sender's own for life. */
  setDelivery(delivery: Delivery): void;
  /** The display was asked how it is, outside of this sender; `why`: it did not answer. */
  polled(why?: Why): void;
  /**
   * The way to the display is this one now: another `max_frame` or ring is taken over on the connection that stands. Returns
   * `false` when it takes another sender.
   */
  follow(way: Way): boolean;
  close(): void;
}

export interface SenderListener {
  /** The display gave a sign of life. */
  heard(): void;
  /** `wants`, `state` or the connection changed. */
  changed(): void;
  lost(why: Why): void;
  /** S6: a finger on the panel; x and y are the panel's own. */
  touched(touch: PanelTouch): void;
  sent(encoded: EncodedFrame, sentAtMs: number): void;
  /**
   * The display shows a frame (`confirmed`: it says so; otherwise it has left, and that is all that can be known). `shownAt` is
   * monotonic ms.
   */
  shown(
    frame: { readonly source: string; readonly sequence: number },
    shownAt: number,
    confirmed: boolean,
  ): void;
}

/** What a sender shows when it has to show something at once: after a reconnect, and when a panic begins or ends. */
export interface Pictures {
  /** The present picture of the source; `undefined` while it has none: then the display keeps what it shows. */
  current(): Frame | undefined;
  /** The last picture that left for this display, black aside: what it keeps while it is frozen. */
  held(): Frame | undefined;
  black(): Frame;
}
