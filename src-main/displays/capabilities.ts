import type { Transport } from '#shared/contract/delivery';
import type { DisplayStatus } from '#shared/wire/display-api';
import { type StreamTarget, sameTarget, streamTargetOf } from './stream-target.ts';

/** What a display's firmware offers, by its own word (D5): never assumed. */
export interface Capabilities {
  readonly transports: readonly Transport[];
  /** Present when `transports` has `stream`. */
  readonly stream?: StreamTarget;
}

/** `undefined` when the firmware does not have the `live` API. */
export function capabilitiesOf(address: string, status: DisplayStatus): Capabilities | undefined {
  if (!status.live) return undefined;
  const stream = streamTargetOf(address, status);
  return stream ? { transports: ['upload', 'raw', 'stream'], stream } : { transports: ['upload', 'raw'] };
}

export function sameCapabilities(a: Capabilities, b: Capabilities): boolean {
  return a.transports.length === b.transports.length && sameTarget(a.stream, b.stream);
}
