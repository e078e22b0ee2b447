import { z } from 'zod';
import { TouchdesignerReport } from '../contract/touchdesigner.ts';
import { RELAY_LIMITS } from './relay-limits.ts';

/** R3. `artist` and `operator` never come through this door. */
export const RelayRole = z.enum(['peer', 'touchdesigner', 'program', 'viewer']);
export type RelayRole = z.infer<typeof RelayRole>;

const RoleName = z
  .string()
  .transform(name => name.trim().toLowerCase())
  .transform(name => (name === '' ? 'peer' : name === 'td' ? 'touchdesigner' : name))
  .pipe(RelayRole);

const DrawingState = z.enum(['drawing:start', 'drawing:end']);
export type DrawingState = z.infer<typeof DrawingState>;

/** R1: the wishes of a client, from the query or from a `join`. Everything is optional. */
export const JoinWishes = z.object({
  room: z.string().max(64).optional(),
  role: RoleName.optional(),
  name: z.string().trim().max(60).optional(),
  key: z.string().max(64).optional(),
  fps: z.coerce.number().min(1).max(RELAY_LIMITS.liveFpsMax).optional(),
  images: z.enum(['binary', 'text']).optional(),
  /** R24: it says what it has taken of the live pictures. In a query: `1` or `true`. */
  acks: z.union([z.boolean(), z.stringbool()]).optional(),
  /** R22: what a `viewer` is sent. */
  show: z.enum(['canvas', 'program']).optional(),
});
export type JoinWishes = z.infer<typeof JoinWishes>;

const type = <const T extends string>(name: T) => z.literal(name);

/** What a picture client may say in text (R1, R5, R7, R8). The `type` is read case-insensitively by the relay. */
export const RelayTextIn = z.discriminatedUnion('type', [
  JoinWishes.extend({ type: type('join') }),
  z.object({ type: type('draw'), payload: z.string().startsWith('data:image/') }),
  z.object({ type: type('state'), payload: DrawingState }),
  z.object({ type: type('proc'), payload: z.string().max(RELAY_LIMITS.promptCharacters).nullish() }),
  z.object({ type: type('prompt'), payload: z.string().max(RELAY_LIMITS.promptCharacters).nullish() }),
  z.object({ type: type('keepalive') }),
  z.object({ type: type('ack'), n: z.number().int().nonnegative() }),
  z.object({ type: type('report'), payload: TouchdesignerReport }),
]);
export type RelayTextIn = z.infer<typeof RelayTextIn>;

/** R16: a finger on a display. */
export interface Touch {
  /** Id of the display. */
  readonly display: string;
  /** 0..1 from the top left of the picture as people see it; what a look turned, cut or fitted is undone as far as it can be. */
  readonly x: number;
  readonly y: number;
  readonly phase: 'down' | 'move' | 'up';
  /** Tells fingers apart. */
  readonly id: number | string;
}

/** What the relay says in text. */
export type RelayTextOut =
  | {
      type: 'joined';
      room: string;
      role: RelayRole;
      client: string;
      /** `background`: the paper, `#rrggbb`. */
      canvas: { width: number; height: number; background: string };
      fps: number;
      /** R24: they were asked for, and are understood. */
      acks?: boolean;
    }
  | { type: 'draw'; payload: string }
  | { type: 'state'; payload: DrawingState }
  | { type: 'proc'; payload: string }
  | { type: 'touch'; payload: Touch }
  /** R23: the last that is said; the close code that follows, for clients whose host does not tell it. */
  | { type: 'closing'; code: number; reason: string }
  | { type: 'keepalive' };
