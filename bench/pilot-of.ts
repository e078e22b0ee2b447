import type { Delivery } from '#shared/contract/delivery';
import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import { systemClock } from '../src-main/platform/system-clock.ts';
import { createLinks } from '../src-main/routing/links.ts';
import type { Pilot } from '../src-main/routing/pilot.ts';

const links = createLinks({ clock: systemClock, budgets: {} });

/** The product's own pilot of a display of this machine. */
export function pilotOf(id: string, delivery: Delivery): Pilot {
  const maxBytes =
    delivery.transport === 'stream' ? DISPLAY_LIMITS.streamFrameBytes : DISPLAY_LIMITS.uploadBytes;
  return links.pilotFor({
    id,
    address: 'http://127.0.0.1',
    wall: undefined,
    delivery,
    maxBytes,
    changed() {},
  });
}
