import type { DrawState } from '../../draw/draw-state.ts';
import type { Strings } from '../../i18n/en.ts';

type Told = Pick<DrawState, 'connection' | 'farewell' | 'waiting' | 'lasting'> & {
  /** The room has said what its canvas is: before that there is nothing to draw on. */
  readonly known: boolean;
};

/** `offline` mends itself; `refused` waits for the operator. */
export interface DrawTrouble {
  readonly kind: 'offline' | 'refused';
  readonly text: string;
}

/** Why strokes do not reach the room; nothing while they do, and before there is a canvas: then the banner says why. */
export function drawTrouble(told: Told, { draw, artist, operator }: Strings): DrawTrouble | undefined {
  const { connection, farewell, waiting, lasting, known } = told;
  if (connection.kind === 'refused') return { kind: 'refused', text: operator.rooms.refused };
  const counted = (text: string): DrawTrouble => ({
    kind: 'offline',
    text: waiting > 0 ? `${text} ${draw.waiting(waiting)}` : text,
  });
  // Said also while connected: the room takes the page back, and only then finds again that it cannot keep anything.
  if (farewell === 'unkept') return counted(lasting ? artist.unkeptHere : artist.unkeptOpen);
  if (connection.kind !== 'offline' || !known) return undefined;
  return counted(farewell === 'new-canvas' ? artist.newCanvas : operator.drawOffline);
}
