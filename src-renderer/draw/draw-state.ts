import type { Farewell, REJECTIONS, WallState } from '#shared/wire/artist-messages';
import type { CommandKind } from './command.ts';

/** The page's way to the room, as a person understands it. Times are epoch ms. */
export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'joined' }
  /** Gone, and tried again by itself. `code` as in R4; 1006 when no reason is known. */
  | { readonly kind: 'offline'; readonly sinceMs: number; readonly code: number }
  /** The relay does not want this page back (R4). */
  | { readonly kind: 'refused'; readonly code: number };

/** R1: whether the room asks for a PIN: `wrong` is one that it was given. */
export type KeyQuestion = 'unasked' | 'missing' | 'wrong';

export interface CanvasSize {
  readonly width: number;
  readonly height: number;
  /** sRGB, `#rrggbb`. */
  readonly background: string;
}

/** A command that the room did not take. */
export interface Rejection {
  readonly command: CommandKind;
  readonly reason: (typeof REJECTIONS)[number];
  /** Counts up, so that the same sentence twice is seen twice. */
  readonly number: number;
}

/** What both drawing pages show beside the canvas itself. */
export interface DrawState {
  readonly connection: Connection;
  /** Until the room has let this page in. */
  readonly keyQuestion: KeyQuestion;
  /** What the room said before it ended the connection; until it is as before. */
  readonly farewell: Farewell | undefined;
  /** Absent until the first welcome. */
  readonly canvas: CanvasSize | undefined;
  readonly wall: WallState;
  readonly undoable: number;
  readonly redoable: number;
  /** Commands without an answer yet. */
  readonly waiting: number;
  /** Whether what waits outlives this page (A5). */
  readonly lasting: boolean;
  /** Nothing on the canvas, and nobody drawing. */
  readonly blank: boolean;
  readonly rejection: Rejection | undefined;
}

export const initialDrawState: DrawState = {
  connection: { kind: 'connecting' },
  keyQuestion: 'unasked',
  farewell: undefined,
  canvas: undefined,
  wall: 'none',
  undoable: 0,
  redoable: 0,
  waiting: 0,
  lasting: true,
  blank: true,
  rejection: undefined,
};
