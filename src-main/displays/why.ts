import type { Why } from '#shared/contract/state';

/** Errors of the operating system and of Node's HTTP parser, as a person would say them. */
const BY_ERRNO: Readonly<Record<string, Why['code']>> = {
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'closed-by-display',
  EPIPE: 'closed-by-display',
  ETIMEDOUT: 'no-answer',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
};

/** Why a connection or request failed, from what Node threw. */
export function whyOfError(error: Error): Why {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // What is no errno is a peer that does not speak HTTP or WebSocket (HPE_…, WS_ERR_…, a refused handshake).
  return { code: BY_ERRNO[code] ?? 'bad-reply', detail: code || error.message };
}

/** A display did not do what was asked; `message` is a sentence for the log, `why` what the page turns into one. */
export class DisplayError extends Error {
  override name = 'DisplayError';
  readonly why: Why;
  /** `http://host:port` of the display. */
  readonly address: string;

  constructor(address: string, why: Why) {
    super(`display at ${address}: ${why.code}${why.detail && ` (${why.detail})`}`);
    this.address = address;
    this.why = why;
  }
}
