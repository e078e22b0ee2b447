import type { Panic, SenderState, Why } from '#shared/contract/state';
import type { EncodedFrame, Frame } from '../imaging/frame.ts';

/** A picture that left for a display: the very bytes. */
export interface SentPicture {
  readonly display: string;
  /** Of the frame's source. The black of `dark` has one of its own, so order pictures by `sentAtMs`. */
  readonly sequence: number;
  /** Epoch ms. */
  readonly sentAtMs: number;
  readonly jpeg: Buffer;
}

/** The running end of a route for one display. */
export interface Sender {
  readonly state: SenderState;
  /** Whether the stream to the display is open. */
  readonly reached: boolean;
  /** Whether a frame that is offered now would be sent: the display is reached, and nobody holds or blackens it. */
  readonly wantsFrames: boolean;
  open(): void;
  /** Newest wins: a frame that cannot leave yet gives way to the next one. */
  offer(frame: Frame): void;
  setPanic(panic: Panic): void;
  close(): void;
}

export interface SenderListener {
  /** The display gave a sign of life. */
  heard(): void;
  /** `wantsFrames` or the connection changed. */
  changed(): void;
  lost(why: Why): void;
  sent(encoded: EncodedFrame, sentAtMs: number): void;
}

/** What a sender shows when it has to show something at once: after a reconnect, and when a panic begins or ends. */
export interface Pictures {
  /** The present picture of the source. */
  current(): Frame;
  /** What left for this display last; what it keeps while it is frozen. */
  held(): EncodedFrame | undefined;
  black(): Frame;
}
