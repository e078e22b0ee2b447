import type { IncomingMessage } from 'node:http';
import type { Clock } from '#shared/clock';
import { clientAddress, isLoopback } from '../relay/client-address.ts';
import { GuessGuard } from '../relay/guess-guard.ts';
import type { HostCheck } from '../relay/host-check.ts';
import type { RelayLimits } from '../relay/limits.ts';
import { UNKNOWN_NAME } from '../relay/page-answer.ts';
import { operatorCookieName, readCookie } from './operator-cookie.ts';
import type { OperatorToken } from './operator-token.ts';

/** Why a request is not an operator's; `code` as in D1. */
export interface Refusal {
  readonly status: 401 | 403 | 421 | 429;
  readonly code: 'UNAUTHORIZED' | 'FOREIGN_ORIGIN' | 'UNKNOWN_HOST' | 'TOO_MANY_GUESSES';
  readonly sentence: string;
}

const UNKNOWN_HOST: Refusal = { status: 421, code: 'UNKNOWN_HOST', sentence: UNKNOWN_NAME };
const TOO_MANY_GUESSES: Refusal = {
  status: 429,
  code: 'TOO_MANY_GUESSES',
  sentence: 'Too many wrong tokens came from this address. Try again in a minute.',
};
const FOREIGN_ORIGIN: Refusal = {
  status: 403,
  code: 'FOREIGN_ORIGIN',
  sentence: 'A page of another site may not do this.',
};
const NO_ORIGIN: Refusal = {
  ...FOREIGN_ORIGIN,
  sentence: 'With the cookie, a change needs the Origin of this very page. A script sends the token instead.',
};
const UNAUTHORIZED: Refusal = {
  status: 401,
  code: 'UNAUTHORIZED',
  sentence: 'The operator’s token is missing, wrong or void. Lienzo shows the valid one in its settings.',
};

/** RFC 9110, 9.2.1: what changes nothing. */
const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
/** A token's length; nobody's memory is for a stranger to fill. */
const REMEMBERED_LENGTH = 32;

/** Who is an operator: by a token in the header, in the cookie or, for the page alone, in its address (R17, R18). */
export class OperatorAccess {
  readonly #token: OperatorToken;
  readonly #hosts: HostCheck;
  readonly #guesses: GuessGuard;
  readonly #exemptLoopback: boolean;

  constructor(options: {
    token: OperatorToken;
    hosts: HostCheck;
    limits: RelayLimits;
    clock: Clock;
    /** R18: whether this machine itself may guess. */
    exemptLoopback: boolean;
  }) {
    this.#token = options.token;
    this.#hosts = options.hosts;
    this.#exemptLoopback = options.exemptLoopback;
    // Of its own: a guest's wrong room codes must not shut out an operator who sits behind the same address.
    this.#guesses = new GuessGuard(options);
  }

  /** Why this is no operator's request; `undefined`: it is one. `addressed`: the token in the address of the page. */
  refuses(request: IncomingMessage, addressed?: string): Refusal | undefined {
    const stranger = this.#refusesStranger(request);
    if (stranger) return stranger;
    const { authorization, cookie, origin } = request.headers;
    const bearer = authorization === undefined ? undefined : (bearerOf(authorization) ?? '');
    const given = addressed ?? bearer;
    if (given !== undefined && this.#matches(request, given)) return undefined;
    // Who sends a header means that one; a page that was opened by an old address may still have a good cookie.
    if (bearer !== undefined) return UNAUTHORIZED;
    const kept = readCookie(cookie, operatorCookieName(request.socket.localPort ?? 0));
    if (kept === undefined || !this.#matches(request, kept)) return UNAUTHORIZED;
    return isSafe(request) || origin !== undefined ? undefined : NO_ORIGIN;
  }

  /** R17, R18: what is refused whoever asks. */
  #refusesStranger(request: IncomingMessage): Refusal | undefined {
    const { host, origin } = request.headers;
    if (!this.#hosts.accepts(host)) return UNKNOWN_HOST;
    const address = clientAddress(request.socket.remoteAddress);
    if (this.#counts(address) && this.#guesses.refuses(address)) return TOO_MANY_GUESSES;
    return this.#hosts.acceptsHandshake(host, origin) ? undefined : FOREIGN_ORIGIN;
  }

  /** R18: a wrong one counts. */
  #matches(request: IncomingMessage, given: string): boolean {
    if (this.#token.matches(given)) return true;
    const address = clientAddress(request.socket.remoteAddress);
    if (this.#counts(address)) this.#guesses.wrong(address, given.slice(0, REMEMBERED_LENGTH));
    return false;
  }

  #counts(address: string): boolean {
    return !(this.#exemptLoopback && isLoopback(address));
  }
}

function isSafe({ method = 'GET' }: IncomingMessage): boolean {
  return SAFE_METHODS.includes(method);
}

function bearerOf(authorization: string): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
}
