import type { Why } from '#shared/contract/state';
import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import { FRAME_HEADER_BYTES } from '#shared/wire/frame-header';
import type { Display } from '../displays/display.ts';
import type { LiveDriver } from '../displays/live-driver.ts';
import { type StreamTarget, sameTarget } from '../displays/stream-target.ts';

/** What a sender needs to reach a display by the transport that was chosen for it. */
export type Way =
  | { readonly kind: 'stream'; readonly target: StreamTarget }
  | { readonly kind: 'upload' | 'raw'; readonly driver: LiveDriver };

/** `why` is absent while nobody feeds the display, and until it has answered. */
export type NoWay = { readonly kind: 'none'; readonly why?: Why };

/** How a display is to be fed now: as its delivery asks, if its firmware offers that. */
export function wayTo({ stored, reach, driver }: Display, fed = stored.routed): Way | NoWay {
  if (!fed || reach.kind === 'unknown') return { kind: 'none' };
  if (reach.kind === 'refused') return { kind: 'none', why: reach.why };
  const { transport } = stored.delivery;
  const { stream, transports } = reach.capabilities;
  if (!transports.includes(transport))
    return { kind: 'none', why: { code: 'not-offered', detail: transport } };
  if (transport !== 'stream') return { kind: transport, driver };
  return stream ? { kind: transport, target: stream } : { kind: 'none' };
}

/** Whether a sender for the one serves the other too. */
export function sameWay(a: Way | undefined, b: Way | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.kind === 'stream' || b.kind === 'stream') {
    return a.kind === 'stream' && b.kind === 'stream' && sameTarget(a.target, b.target);
  }
  return a.kind === b.kind && a.driver === b.driver;
}

/** The largest picture that goes that way, bytes (S3, D2). */
export function mostBytes(way: Way): number {
  return way.kind === 'stream' ? way.target.maxFrameBytes - FRAME_HEADER_BYTES : DISPLAY_LIMITS.uploadBytes;
}
