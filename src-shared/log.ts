export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Facts beside the sentence: small values, never pictures, keys or whole messages. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where sentences for the technician go. `where` is the room of the engine that speaks, e.g. `relay`. */
export interface Log {
  debug(where: string, sentence: string, facts?: LogFacts): void;
  info(where: string, sentence: string, facts?: LogFacts): void;
  warn(where: string, sentence: string, facts?: LogFacts): void;
  error(where: string, sentence: string, facts?: LogFacts): void;
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
