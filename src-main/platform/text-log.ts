import type { Clock } from '#shared/clock';
import type { Log, LogFacts, LogLevel } from '#shared/log';

const RANK: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** Writes one line a sentence, e.g. `20:41:07 warn relay: a client is too slow {"client":"c7"}`. */
export function textLog(write: (line: string) => void, clock: Clock, level: LogLevel = 'info'): Log {
  const say = (at: LogLevel) => (where: string, sentence: string, facts?: LogFacts) => {
    if (RANK[at] < RANK[level]) return;
    const time = new Date(clock.wall()).toISOString().slice(11, 19);
    write(`${time} ${at} ${where}: ${sentence}${facts ? ` ${JSON.stringify(facts)}` : ''}\n`);
  };
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}
