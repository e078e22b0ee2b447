import { setImmediate } from 'node:timers/promises';
import { SerialGate } from '#shared/serial-gate';
import type { Pixels } from '../../imaging/pixels.ts';
import { drawPattern, type StillPattern } from './draw-pattern.ts';
import type { PatternFacts } from './pattern-facts.ts';

const turns = new SerialGate();

/**
 * Draws as `drawPattern` does, one in a turn of the event loop. A card takes 3 ms, the first letters of all 20 ms more: fifty that are
 * asked for at once must not hold up the pictures of a show.
 */
export function drawInTurn(pattern: StillPattern, facts: PatternFacts, sidePx: number): Promise<Pixels> {
  return turns.run(async () => {
    await setImmediate();
    return drawPattern(pattern, facts, sidePx);
  });
}
