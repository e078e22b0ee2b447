import type { Clock } from '#shared/clock';
import type { Delivery } from '#shared/contract/delivery';
import type { Panic } from '#shared/contract/state';
import type { Log } from '#shared/log';
import type { View } from '../imaging/frame.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Encodes } from './encode-within.ts';
import type { Pilot } from './pilot.ts';
import type { Release } from './release.ts';
import type { Pictures } from './sender.ts';

/** What every sender is given, whatever its transport. */
export interface SendingOptions {
  readonly displayId: string;
  readonly delivery: Delivery;
  readonly panic: Panic;
  /** What of a frame is seen, on the whole panel; the pilot may have it sent smaller. */
  readonly view: View;
  /** Told of every change of the delivery by the sender; closed by who made it. */
  readonly pilot: Pilot;
  /** Makes the pictures of a wall leave together; absent for a display on its own. */
  readonly release?: Release | undefined;
  readonly pictures: Pictures;
  readonly encodes: Encodes;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
}
