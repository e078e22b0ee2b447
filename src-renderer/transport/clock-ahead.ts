import type { Clock } from '#shared/clock';

/** The first question may wait for the line to open, and any for a busy page: the quickest answer tells best. */
const QUESTIONS = 3;

interface Answer {
  /** How far the other clock is ahead of this one, ms; negative if it is behind. */
  readonly aheadMs: number;
  /** From question to answer, ms. */
  readonly roundTripMs: number;
}

/**
 * How far another machine's clock is ahead of this one, ms; negative if it is behind, 0 where no difference can be told from the way
 * there and back. `ask` resolves with the time there, epoch ms. Rejects when `ask` does.
 */
export async function measureAhead(ask: () => Promise<number>, clock: Clock): Promise<number> {
  let best = await askOnce(ask, clock);
  for (let asked = 1; asked < QUESTIONS; asked += 1) {
    const next = await askOnce(ask, clock);
    if (next.roundTripMs < best.roundTripMs) best = next;
  }
  return Math.abs(best.aheadMs) <= best.roundTripMs / 2 ? 0 : best.aheadMs;
}

/** It was answered half way, as far as anybody can know. */
async function askOnce(ask: () => Promise<number>, clock: Clock): Promise<Answer> {
  const askedAt = clock.now();
  const there = await ask();
  const roundTripMs = clock.now() - askedAt;
  return { aheadMs: there + roundTripMs / 2 - clock.wall(), roundTripMs };
}
