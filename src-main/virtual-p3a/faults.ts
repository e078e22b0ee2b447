/**
 * What can be wrong with a display, switched by whoever owns the virtual one (a test, a technician's bench) and never over the
 * network. Each switch is read when it matters, so it may be changed at run time.
 */
export interface Faults {
  /** Added before every decode, ms: a slow processor. */
  decodeDelayMs?: number;
  /** Accepts connections, requests and frames and never answers: no reply, no pong, no acknowledgement. The firmware hangs. */
  silent?: boolean;
  /** Shows frames and does not say so. */
  noAcknowledgements?: boolean;
  /** Answers every request and every streaming client with `BUSY`. */
  refusing?: boolean;
  /** Added before every write to the card, ms: a slow one. */
  cardDelayMs?: number;
  /** Every write to the card fails with `SD_FULL`. */
  sdFull?: boolean;
  /** Every write to the card fails with `SD_LOCKED`: a computer has it mounted over USB. */
  sdLocked?: boolean;
}
