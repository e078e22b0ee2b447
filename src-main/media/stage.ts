import type { Shown } from './shown.ts';

/** Where a file is shown: on a source of its own, or on that of a playlist. None of this may throw. */
export interface Stage {
  show(picture: Shown): void;
  /** A clip has shown its last picture for as long as that stays. */
  roundEnded(): void;
  /** Nothing more comes. */
  failed(error: unknown): void;
}
