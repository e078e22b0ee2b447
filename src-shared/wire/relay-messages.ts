import { z } from 'zod';
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
]);
export type RelayTextIn = z.infer<typeof RelayTextIn>;

/** What the relay says in text. */
export type RelayTextOut =
  | {
      type: 'joined';
      room: string;
      role: RelayRole;
      client: string;
      canvas: { width: number; height: number };
      fps: number;
    }
  | { type: 'draw'; payload: string }
  | { type: 'state'; payload: DrawingState }
  | { type: 'proc'; payload: string }
  | { type: 'keepalive' };
