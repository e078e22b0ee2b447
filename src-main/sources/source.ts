import type { Frame, PaintedFrame } from '../imaging/frame.ts';

export interface Subscription {
  /** Changes how many frames a second this subscriber wants at most. */
  setFps(fps: number): void;
  close(): void;
}

/**
 * Anything that yields frames. A source works only for its subscribers and only when its picture changed: at once when the
 * subscriber's last frame is long enough ago, otherwise at the next moment its rate allows. The last change of a burst is
 * always delivered.
 */
export interface Source {
  /** Stable name, e.g. `canvas:K7QMXD`. */
  readonly id: string;
  /** px of the present picture; 0 until there is one. */
  readonly width: number;
  readonly height: number;
  /** New frames in the last second; nothing that nobody looks at is made. */
  readonly fps: number;
  /** The present picture, made now if it changed since the newest frame; `undefined` until there is one. */
  current(): Frame | undefined;
  /** `onFrame` is called at most `fps` times a second with a newer frame each time; never in the call to `subscribe`. */
  subscribe(fps: number, onFrame: (frame: Frame) => void): Subscription;
  /**
   * Hears of every picture that has come to rest (R7): when all pens have been up for 150 ms, and every 10 s while they never
   * are. Never in the call itself, and not of the same frame twice. Returns how to stop.
   */
  onSettled(listener: (frame: Frame) => void): () => void;
}

/** A source that has a picture from the beginning, its pixels at hand: a canvas. */
export interface PaintedSource extends Source {
  current(): PaintedFrame;
}
