import type { TouchdesignerClient } from '#shared/contract/touchdesigner';

/** What an operator has to know of one TouchDesigner, from what is worst to what is best. */
export const CLIENT_SIGNS = [
  'stale',
  'error',
  'silent-kit',
  'mistake',
  'slow',
  'low-cook',
  'unconfirmed',
  'sends-nothing',
  'script-sends-nothing',
  'live',
] as const;
export type ClientSignKind = (typeof CLIENT_SIGNS)[number];

export interface SignFacts {
  /** Epoch ms. */
  readonly now: number;
  /** See `isSlow`. */
  readonly slow: boolean;
}

/** Our kit reports every 2 s: five reports are missing. */
const REPORT_COUNTS_MS = 10_000;
/** Whoever just tried something looks at the card within this time; what is older is told among the figures. */
const MISTAKE_COUNTS_MS = 30_000;
/** Below the slowest rate at which anything is shot or shown (24), with room for a hiccup. */
const LOW_COOK_FPS = 15;

/** The newest report, as long as it says how things are now. */
export function currentReport({ report }: TouchdesignerClient, now: number): TouchdesignerClient['report'] {
  return report && now - report.atMs < REPORT_COUNTS_MS ? report : undefined;
}

export function clientSign(client: TouchdesignerClient, facts: SignFacts): ClientSignKind {
  return trouble(client, facts) ?? wellness(client);
}

function trouble(client: TouchdesignerClient, { now, slow }: SignFacts): ClientSignKind | undefined {
  const report = currentReport(client, now);
  const { mistake } = client;
  if (client.liveness === 'stale') return 'stale';
  if (report?.error) return 'error';
  if (client.report && !report) return 'silent-kit';
  if (mistake && now - mistake.atMs < MISTAKE_COUNTS_MS) return 'mistake';
  if (slow) return 'slow';
  return report?.cook !== undefined && report.cook < LOW_COOK_FPS ? 'low-cook' : undefined;
}

/** Who sends pictures or reports is alive, whether it answers pings or not. */
function wellness({ liveness, report, sends }: TouchdesignerClient): ClientSignKind {
  if (liveness !== 'live' && !report && sends.fps === 0) return 'unconfirmed';
  if (sends.newest) return 'live';
  return report ? 'sends-nothing' : 'script-sends-nothing';
}

const WELL: readonly ClientSignKind[] = ['live', 'sends-nothing', 'script-sends-nothing', 'unconfirmed'];

export function isWell(kind: ClientSignKind): boolean {
  return WELL.includes(kind);
}

/** The tone of its light. */
export function toneOf(kind: ClientSignKind): 'live' | 'stale' {
  return isWell(kind) ? 'live' : 'stale';
}
