/** A display as its network sees it. Times are monotonic ms. */
export interface Member {
  /** Who shares a taker with whom: a wall, or the display alone. */
  readonly taker: string;
  /** Whether it was sent anything of late. */
  active(nowMs: number): boolean;
  /** Bytes a second that it would take if it were alone. */
  need(nowMs: number): number;
  /** Bytes a second that it takes now. */
  takes(nowMs: number): number;
  /** Whether its share is what keeps its pictures from being better. */
  readonly held: boolean;
  /** Bytes of the next picture, as far as that can be known. */
  readonly pictureBytes: number;
  /** Bytes a second that it may take; Infinity while there is enough for all. */
  setShare(bytesPerSecond: number, nowMs: number): void;
  /** It was the network, not the display, that could not take more: what was just seen of the display is void. */
  relieve(nowMs: number): void;
}

/** A display's place in its network. */
export interface Seat {
  /** How long its next picture has to wait, ms. */
  waitMs(nowMs: number): number;
  sent(bytes: number, atMs: number): void;
  arrived(tookMs: number, bytes: number, atMs: number): void;
  /** It takes no more than so many bytes a second. Returns whether that is the network's doing. */
  strained(bytesPerSecond: number, nowMs: number): boolean;
  /** Whether nobody else in its network is sent anything. */
  alone(nowMs: number): boolean;
  /** What it needs is something else now. */
  changed(nowMs: number): void;
  leave(): void;
}
