import type { Clock } from '#shared/clock';
import type { Log, LogFacts, LogLevel } from '#shared/log';
import { withoutSecrets } from './without-secrets.ts';

const RANK: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

export interface TextLogOptions {
  /** The least that is written; asked for each sentence, so it may change. `info` unless set. */
  readonly level?: () => LogLevel;
  /** How a line begins. The time of day (UTC) unless set: what reads standard error knows the date. */
  readonly stamp?: (at: Date) => string;
}

/** Writes one line a sentence, e.g. `20:41:07 warn relay: a client is too slow {"client":"c7"}`, without tokens and PINs. */
export function textLog(
  write: (line: string, level: LogLevel) => void,
  clock: Pick<Clock, 'wall'>,
  { level = () => 'info', stamp = timeOfDay }: TextLogOptions = {},
): Log {
  const say = (at: LogLevel) => (where: string, sentence: string, facts?: LogFacts) => {
    if (RANK[at] < RANK[level()]) return;
    const text = `${sentence}${facts ? ` ${JSON.stringify(facts)}` : ''}`;
    // A sentence of many lines (a stack) stays one entry: what follows is set in.
    const entry = withoutSecrets(text).trimEnd().replaceAll('\n', '\n    ');
    write(`${stamp(new Date(clock.wall()))} ${at} ${where}: ${entry}\n`, at);
  };
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}

const timeOfDay = (at: Date) => at.toISOString().slice(11, 19);
