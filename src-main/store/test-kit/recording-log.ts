import type { Log, LogFacts, LogLevel } from '#shared/log';

export interface LoggedSentence {
  readonly level: LogLevel;
  readonly sentence: string;
  readonly facts: LogFacts | undefined;
}

/** A log that remembers what it was told. */
export function recordingLog(): Log & { readonly sentences: LoggedSentence[] } {
  const sentences: LoggedSentence[] = [];
  const at = (level: LogLevel) => (_where: string, sentence: string, facts?: LogFacts) => {
    sentences.push({ level, sentence, facts });
  };
  return { sentences, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
