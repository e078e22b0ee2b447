import type { DisplayHealth, DisplayState } from '#shared/contract/state';
import { seenHealth } from '../wall/display-trouble.ts';

/** In the order in which they matter to somebody who counts. */
const HEALTHS = ['live', 'stale', 'dark', 'off'] as const satisfies readonly DisplayHealth[];

/** How many displays are in which health; what nobody is in is left out, but for `live`: none live is news. */
export function countHealth(
  displays: readonly Pick<DisplayState, 'health' | 'sender'>[],
): readonly (readonly [DisplayHealth, number])[] {
  return HEALTHS.map(
    health => [health, displays.filter(display => seenHealth(display) === health).length] as const,
  ).filter(([health, count]) => count > 0 || health === 'live');
}
