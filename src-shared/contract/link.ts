import { z } from 'zod';

export const NetworkName = z.string().min(1).max(100);

/** A network whose displays share its bytes. Figures in bytes a second. */
export const LinkState = z.object({
  /** The first three parts of its displays' addresses, or `here` for those of this machine. */
  network: NetworkName,
  displays: z.number(),
  sentBytesPerSecond: z.number(),
  /** What was set by hand, else what it was seen to take at most; absent while it has never been full. */
  budgetBytesPerSecond: z.number().optional(),
  byHand: z.boolean(),
});
export type LinkState = z.infer<typeof LinkState>;

/** Mbit/s that can be set by hand. */
export const BUDGET_MBPS = { least: 1, most: 10_000 } as const;
