/** R4: the closed set of reasons for which the relay ends a connection. */
export const CLOSE = {
  malformed: 4400,
  unauthorised: 4401,
  removed: 4403,
  noSuchRoom: 4404,
  tooSlow: 4408,
  full: 4409,
  imageTooLarge: 4413,
  tooMany: 4429,
  messageTooBig: 1009,
  stopping: 1001,
} as const;

export type CloseName = keyof typeof CLOSE;

/** R4: a client that is told one of these must not come back by itself. */
const FATAL: ReadonlySet<number> = new Set([CLOSE.malformed, CLOSE.unauthorised, CLOSE.removed]);

export function mayRetryAfter(closeCode: number): boolean {
  return !FATAL.has(closeCode);
}
