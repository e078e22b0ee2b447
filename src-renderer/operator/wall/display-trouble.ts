import type { Transport } from '#shared/contract/delivery';
import type { DisplayHealth, DisplayState, Why } from '#shared/contract/state';
import type { Strings } from '../../i18n/en.ts';
import type { Explanation } from '../../i18n/explanation.ts';
import type { WhyCode } from '../../i18n/subjects.ts';

/** What is wrong with a display, and how much of its picture that concerns. Times are epoch ms. */
export interface Trouble {
  readonly tone: 'stale' | 'dark' | 'off';
  /** `cover`: there is no picture to trust, the trouble stands in its place. `beside`: the last picture is still shown. */
  readonly place: 'cover' | 'beside';
  readonly why: Why | undefined;
  readonly sinceMs: number;
  /** When the sender tries again. */
  readonly retryAtMs: number | undefined;
}

/** A display that answers but refuses its pictures is no live one: nobody sees what is drawn. */
export function seenHealth({ health, sender }: Pick<DisplayState, 'health' | 'sender'>): DisplayHealth {
  return health === 'live' && sender.kind === 'refused' ? 'dark' : health;
}

/** What the operator must know of a display; `undefined` while all is well. */
export function troubleOf({ health, healthSince, why, sender }: DisplayState): Trouble | undefined {
  const retryAtMs = sender.kind === 'retrying' ? sender.retryAt : undefined;
  const senderWhy = 'why' in sender ? sender.why : undefined;
  if (health === 'off') {
    return { tone: 'off', place: 'cover', why: why ?? senderWhy, sinceMs: healthSince, retryAtMs };
  }
  if (health === 'dark') {
    return { tone: 'dark', place: 'cover', why: why ?? senderWhy, sinceMs: healthSince, retryAtMs };
  }
  if (sender.kind === 'refused') {
    return { tone: 'dark', place: 'cover', why: sender.why, sinceMs: sender.since, retryAtMs };
  }
  if (health === 'stale') {
    return { tone: 'stale', place: 'beside', why: why ?? senderWhy, sinceMs: healthSince, retryAtMs };
  }
  if (senderWhy) return { tone: 'stale', place: 'beside', why: senderWhy, sinceMs: sender.since, retryAtMs };
  return undefined;
}

/** The trouble in words: what, and what to do. Over some transports the same reason is another sentence. */
export function explain({ why, tone }: Trouble, { operator }: Strings, transport: Transport): Explanation {
  if (why) {
    const over: { readonly [Code in WhyCode]?: Explanation } = operator.wall.whyOver[transport];
    return over[why.code] ?? operator.why[why.code];
  }
  return tone === 'off' ? operator.why['not-routed'] : operator.unexplained[tone];
}
