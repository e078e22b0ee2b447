import type { TouchdesignerState } from '#shared/contract/touchdesigner';
import { CLOSE, type CloseName } from '#shared/wire/close-codes';

/** Why a connection ended: the relay's own reasons (R4), and what only its socket knows. */
export type LeftWhy = CloseName | 'hungUp' | 'broken' | 'other';

export type Left = NonNullable<TouchdesignerState['left']>;

/** RFC 6455, section 7.4.1: a normal end, an end without a code, and no end at all: the line was cut. */
const BY_SOCKET: Readonly<Record<number, LeftWhy>> = { 1000: 'hungUp', 1005: 'hungUp', 1006: 'broken' };

export function whyLeft({ code }: Pick<Left, 'code'>): LeftWhy {
  return BY_SOCKET[code] ?? closeName(code) ?? 'other';
}

function closeName(code: number): CloseName | undefined {
  const names: readonly CloseName[] = Object.keys(CLOSE).filter(isCloseName);
  return names.find(name => CLOSE[name] === code);
}

function isCloseName(name: string): name is CloseName {
  return Object.hasOwn(CLOSE, name);
}

/** Ends that are nobody's refusal: who left so, and is back, has nothing to put right. */
const NO_REFUSALS: readonly LeftWhy[] = ['hungUp', 'broken', 'stopping', 'other'];

/** A refusal that nobody has tried to mend for so long is history. */
const REFUSAL_COUNTS_MS = 10 * 60_000;
/** Our kit tries again every 10 s at most: who is not back after a minute does not come back by itself. */
const RETURN_WITHIN_MS = 60_000;

/**
 * What the light of an empty room says of who left: `dark` the relay did not want it, `stale` it should come back by itself, `off`
 * that is over. `now`: epoch ms.
 */
export function leftTone(left: Left, now: number): 'dark' | 'stale' | 'off' {
  const why = whyLeft(left);
  const agoMs = now - left.atMs;
  if (why === 'hungUp') return 'off';
  if (NO_REFUSALS.includes(why)) return agoMs < RETURN_WITHIN_MS ? 'stale' : 'off';
  return agoMs < REFUSAL_COUNTS_MS ? 'dark' : 'off';
}

/** Who left last, if that is worth telling: always in an empty room, beside others only for a while. `now`: epoch ms. */
export function leftToTell({ clients, left }: TouchdesignerState, now: number): Left | undefined {
  if (!left || clients.length === 0) return left;
  if (now - left.atMs >= REFUSAL_COUNTS_MS) return undefined;
  const back = clients.some(
    ({ since, name, address }) => since >= left.atMs && name === left.name && address === left.address,
  );
  return back && NO_REFUSALS.includes(whyLeft(left)) ? undefined : left;
}
