import { z } from 'zod';
import { Look, NEUTRAL_LOOK } from './look.ts';
import { SourceRef, WALL_ROOM } from './source.ts';

/** `frozen`: holds the picture that it has · `dark`: black. */
export const ROUTE_STATES = ['live', 'frozen', 'dark'] as const;
export const RouteState = z.enum(ROUTE_STATES);
export type RouteState = z.infer<typeof RouteState>;

/** What a display, or a wall of displays as one, is led, and how it is shown. */
export const Route = z.object({ source: SourceRef, look: Look, state: RouteState });
export type Route = z.infer<typeof Route>;

export const DEFAULT_ROUTE: Route = { source: WALL_ROOM, look: NEUTRAL_LOOK, state: 'live' };

/** Whom a command means. A display that is part of a wall stands for its whole wall. */
export const Target = z.union([
  z.object({ display: z.string().min(1).max(200) }).strict(),
  z.object({ group: z.string().min(1).max(64) }).strict(),
]);
export type Target = z.infer<typeof Target>;
export const Targets = z.array(Target).min(1).max(500);
