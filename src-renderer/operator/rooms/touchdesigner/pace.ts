import type { TouchdesignerClient } from '#shared/contract/touchdesigner';

/** How a connection kept up lately. Times are epoch ms. */
interface Pace {
  readonly dropped: number;
  /** When it was seen to be behind, within the window. */
  readonly behind: readonly number[];
}
/** By connection. */
export type Paces = ReadonlyMap<string, Pace>;

export const NO_PACES: Paces = new Map();

/** The card is told twice a second: behind at three of ten looks is no hiccup. */
const WINDOW_MS = 5_000;
const BEHIND_OFTEN = 3;
/** So much less than it asked for is seen in the picture. */
const NOTABLY_LESS = 0.7;

/** What is known after one more look; who has left is forgotten. */
export function nextPaces(paces: Paces, clients: readonly TouchdesignerClient[], now: number): Paces {
  return new Map(clients.map(client => [client.client, nextPace(paces.get(client.client), client, now)]));
}

function nextPace(before: Pace | undefined, { receives }: TouchdesignerClient, now: number): Pace {
  const dropped = receives.droppedFrames;
  const recent = (before?.behind ?? []).filter(at => now - at < WINDOW_MS);
  const behind = before !== undefined && dropped > before.dropped && isBehind(receives);
  return { dropped, behind: behind ? [...recent, now] : recent };
}

/**
 * Pictures that were left out alone prove nothing: who asks for fewer than are drawn is left out some by its own wish. It is behind
 * when it also gets notably fewer than it asked for, and what it was sent has not left yet.
 */
function isBehind({ unsentBytes, fps, fpsWanted }: TouchdesignerClient['receives']): boolean {
  return unsentBytes > 0 && fps < fpsWanted * NOTABLY_LESS;
}

export function isSlow(paces: Paces, client: string, now: number): boolean {
  const behind = paces.get(client)?.behind ?? [];
  return behind.filter(at => now - at < WINDOW_MS).length >= BEHIND_OFTEN;
}
