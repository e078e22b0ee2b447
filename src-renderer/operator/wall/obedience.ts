import type { DisplayState, Panic } from '#shared/contract/state';

/** Whether a display does what was asked of it. Times in ms. */
export type Obeyed =
  /** `confirmed`: the display said so; else that is when it left for it. */
  | { readonly kind: 'obeyed'; readonly afterMs: number; readonly confirmed: boolean }
  | { readonly kind: 'waiting'; readonly forMs: number };

/** An answer takes a frame and the way back. Whoever is silent for longer is missing; before that, names would only flicker. */
export const MISSING_AFTER_MS = 500;

/** `now`: epoch ms. */
export function obeyedOf({ obedience }: Pick<DisplayState, 'obedience'>, now: number): Obeyed {
  const { askedAtMs, obeyedAtMs, confirmed } = obedience;
  if (obeyedAtMs === undefined) return { kind: 'waiting', forMs: Math.max(0, now - askedAtMs) };
  return { kind: 'obeyed', afterMs: Math.max(0, obeyedAtMs - askedAtMs), confirmed };
}

/** What there is to say of a display's obedience: nothing while it runs as it should. */
export function noteworthyObedience(display: DisplayState, now: number): Obeyed | undefined {
  if (display.health === 'off') return undefined;
  const obeyed = obeyedOf(display, now);
  if (display.obedience.asked !== 'live') return obeyed;
  return obeyed.kind === 'waiting' && obeyed.forMs >= MISSING_AFTER_MS ? obeyed : undefined;
}

export interface ObedienceTally {
  /** Displays that are fed. */
  readonly fed: number;
  readonly obeyed: number;
  /** Of those that obeyed, how many do not say so themselves. */
  readonly unconfirmed: number;
  /** The longest that one of them took; absent while none has. */
  readonly withinMs: number | undefined;
  /** Names of those that should have by now. */
  readonly missing: readonly string[];
}

/** Who does what is asked of all of them. A display that nobody feeds is not counted: it shows what it likes. */
export function tallyObedience(displays: readonly DisplayState[], panic: Panic, now: number): ObedienceTally {
  const fed = displays.filter(({ health }) => health !== 'off');
  const all = fed.map(display => ({ display, obeyed: obeyedOf(display, now) }));
  const done = all.flatMap(({ display, obeyed }) =>
    display.obedience.asked === panic && obeyed.kind === 'obeyed' ? [obeyed] : [],
  );
  const missing = all.filter(
    ({ display, obeyed }) =>
      display.obedience.asked === panic && obeyed.kind === 'waiting' && obeyed.forMs >= MISSING_AFTER_MS,
  );
  return {
    fed: fed.length,
    obeyed: done.length,
    unconfirmed: done.filter(({ confirmed }) => !confirmed).length,
    withinMs: done.length === 0 ? undefined : Math.max(...done.map(({ afterMs }) => afterMs)),
    missing: missing.map(({ display }) => display.name),
  };
}
