import type { Stage } from './stage.ts';

/** What is in a file that can be shown. */
export interface MediaContent {
  /** px, as the file has it. */
  readonly width: number;
  readonly height: number;
  /** 1 for a still. */
  readonly pictures: number;
  /** Of one round of a clip. */
  readonly durationMs?: number;
  /** Shows it from now on, never in the call itself, until what is returned is called. */
  play(stage: Stage): () => void;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}
