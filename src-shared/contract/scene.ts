import { z } from 'zod';

/** All routes and looks, kept under a name. */
export const SceneState = z.object({
  id: z.string(),
  name: z.string(),
  /** Epoch ms. */
  savedAtMs: z.number(),
  /** Displays and walls that it has a route for. */
  routes: z.number(),
});
export type SceneState = z.infer<typeof SceneState>;

/** What a recalled scene names and what is not there (any more): names, as they were when it was saved. */
export const SceneRecalled = z.object({
  displays: z.array(z.string()),
  walls: z.array(z.string()),
  sources: z.array(z.string()),
});
export type SceneRecalled = z.infer<typeof SceneRecalled>;
