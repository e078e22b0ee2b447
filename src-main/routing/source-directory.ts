import type { SourceRef } from '#shared/contract/source';
import type { Why } from '#shared/contract/state';
import type { Source } from '../sources/source.ts';

/** Where a route finds what it leads. */
export interface SourceDirectory {
  /** `undefined` while there is none: a closed room, a file that is gone, a program that has not begun. */
  find(ref: SourceRef): Source | undefined;
  /** Why there is none, or what is wrong with it. */
  problem(ref: SourceRef): Why | undefined;
  /** Something in it came, went or became another source. Returns how to stop. */
  onChange(listener: () => void): () => void;
}
