import { z } from 'zod';
import { Route } from './route.ts';

export const GROUP_SIDE_MOST = 16;
/** What the frames of two neighbours hide of the picture, panel px: a bezel of 2 cm at the P3A's pitch is about 200. */
export const GROUP_GAP_MOST_PX = 400;

/** `group`: displays that are meant together, each with a route of its own · `wall`: one picture over all of them, each with its tile. */
export const GroupKind = z.enum(['group', 'wall']);
export type GroupKind = z.infer<typeof GroupKind>;

const Side = z.number().int().min(1).max(GROUP_SIDE_MOST);

/** How displays hang; `cells`: ids of displays row by row, null where there is none. */
export const Arrangement = z
  .object({
    kind: GroupKind,
    columns: Side,
    rows: Side,
    gapPx: z.number().int().min(0).max(GROUP_GAP_MOST_PX),
    cells: z.array(z.string().min(1).max(200).nullable()),
  })
  .refine(({ columns, rows, cells }) => cells.length === columns * rows, {
    message: 'There must be one cell for each place of the grid.',
    path: ['cells'],
  })
  .refine(({ cells }) => new Set(cells.filter(Boolean)).size === cells.filter(Boolean).length, {
    message: 'A display can hang in one place only.',
    path: ['cells'],
  });
export type Arrangement = z.infer<typeof Arrangement>;

/** The place of a display in a wall. */
export const Tile = z.object({
  column: z.number().int().min(0),
  row: z.number().int().min(0),
  columns: Side,
  rows: Side,
  gapPx: z.number().int().min(0),
});
export type Tile = z.infer<typeof Tile>;

export const GroupState = z.object({
  id: z.string(),
  name: z.string(),
  arrangement: Arrangement,
  /** Of a wall only. */
  route: Route.optional(),
  /**
   * Of a wall only: between the first and the last tile that showed the same frame, ms, over the last seconds; absent while
   * nothing is acknowledged.
   */
  skew: z.object({ p50Ms: z.number(), mostMs: z.number(), frames: z.number() }).optional(),
});
export type GroupState = z.infer<typeof GroupState>;
