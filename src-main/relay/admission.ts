import type { IncomingMessage } from 'node:http';
import type { Clock } from '#shared/clock';
import { isLoopback } from './client-address.ts';
import { GuessGuard } from './guess-guard.ts';
import type { HostCheck } from './host-check.ts';
import type { RelayLimits } from './limits.ts';

/** An HTTP answer that ends a handshake. */
export interface HandshakeRefusal {
  readonly status: number;
  readonly sentence: string;
}

/**
 * Longer codes are cut before they are remembered: nobody's memory is for a stranger to fill. Long enough for a room's code and
 * every PIN that one can have.
 */
const REMEMBERED_CODE_LENGTH = 16;

/** Who may connect at all, before anybody knows for which room: R14's counts, R17 and R18. */
export class Admission {
  readonly #limits: RelayLimits;
  readonly #hosts: HostCheck;
  readonly #guesses: GuessGuard;
  readonly #exemptLoopback: boolean;
  readonly #perAddress = new Map<string, number>();
  #connections = 0;

  constructor(options: { limits: RelayLimits; hosts: HostCheck; clock: Clock; exemptLoopback: boolean }) {
    this.#limits = options.limits;
    this.#hosts = options.hosts;
    this.#guesses = new GuessGuard(options);
    this.#exemptLoopback = options.exemptLoopback;
  }

  /** R17, R18: why a handshake from `address` is refused; `undefined` when it may go on. */
  refuses(request: IncomingMessage, address: string): HandshakeRefusal | undefined {
    const { host, origin } = request.headers;
    if (!this.#hosts.acceptsHandshake(host, origin)) {
      return { status: 403, sentence: 'A page of another site may not connect here.' };
    }
    if (this.guessesTooMuch(address)) {
      return {
        status: 429,
        sentence: 'Too many wrong room codes or PINs came from this address. Try again in a minute.',
      };
    }
    return undefined;
  }

  /** R18: also for who was connected before its address was refused. */
  guessesTooMuch(address: string): boolean {
    return this.#counts(address) && this.#guesses.refuses(address);
  }

  /** R18. */
  wrongCode(address: string, code: string): void {
    if (this.#counts(address))
      this.#guesses.wrong(address, code.slice(0, REMEMBERED_CODE_LENGTH).toUpperCase());
  }

  /** R18: one wrong key for two rooms is two guesses. */
  wrongKey(address: string, room: string, key: string): void {
    this.wrongCode(address, `${room} ${key.trim()}`);
  }

  /** R14: takes a place for one connection; says what is full when there is none. `leave` gives it back. */
  enter(address: string): 'entered' | 'relay-full' | 'address-full' {
    if (this.#connections >= this.#limits.clientsPerRelay) return 'relay-full';
    const here = this.#perAddress.get(address) ?? 0;
    if (this.#counts(address) && here >= this.#limits.clientsPerAddress) return 'address-full';
    this.#connections += 1;
    this.#perAddress.set(address, here + 1);
    return 'entered';
  }

  leave(address: string): void {
    const here = (this.#perAddress.get(address) ?? 1) - 1;
    this.#connections -= 1;
    if (here > 0) this.#perAddress.set(address, here);
    else this.#perAddress.delete(address);
  }

  /** Whether the limits of one address hold for it: on this machine itself there are tests, proxies and many windows. */
  #counts(address: string): boolean {
    return !(this.#exemptLoopback && isLoopback(address));
  }
}
