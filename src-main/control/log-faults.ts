import { ORPCError } from '@orpc/server';
import type { Log } from '#shared/log';

/** For `onError` of a door: who asked is told that something broke, the log is told what. */
export function logFaults(log: Log): (error: unknown) => void {
  return error => {
    if (isExpected(error)) return;
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    log.error('control', 'a command fell over', {
      why: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    });
  };
}

/** What the contract lays down, and whatever is wrong with the request itself. */
function isExpected(error: unknown): boolean {
  return error instanceof ORPCError && (error.defined || error.status < 500);
}
