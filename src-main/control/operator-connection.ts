import { OPERATOR_BEAT, OPERATOR_BEAT_MS } from '#shared/contract/ports';
import { CLOSE } from '#shared/wire/close-codes';
import type { Connection, ConnectionUser } from '../relay/connection.ts';

/** One WebSocket of an operator: what it is for, and whether its operator still is one. */
export class OperatorConnection implements ConnectionUser {
  readonly #connection: Connection;
  readonly #user: ConnectionUser;
  readonly #beats: boolean;
  #void = false;
  #beatAt: number;

  /** `beats`: whether the page cannot tell by the messages themselves that the engine is there. */
  constructor(options: { connection: Connection; user: ConnectionUser; beats: boolean; now: number }) {
    this.#connection = options.connection;
    this.#user = options.user;
    this.#beats = options.beats;
    this.#beatAt = options.now;
    this.#connection.serve(this);
  }

  /** The address of this machine that it came to. */
  get localAddress(): string {
    return this.#connection.localAddress;
  }

  get waitingBytes(): number {
    return this.#user.waitingBytes;
  }

  message(data: Buffer, binary: boolean): void {
    if (!this.#void) this.#user.message(data, binary);
  }

  closed(): void {
    this.#user.closed();
  }

  /** To be called a few times a second. */
  beat(now: number): void {
    this.#connection.beat();
    if (!this.#beats || now - this.#beatAt < OPERATOR_BEAT_MS) return;
    this.#beatAt = now;
    // Behind what a stalled page does not read, beats would only pile up.
    if (this.#connection.unsentBytes === 0) this.#connection.send({ bytes: OPERATOR_BEAT, binary: false });
  }

  /** The token is void: nothing is heard from here on; the answers of this very turn still leave. */
  revoke(): void {
    this.#void = true;
    setImmediate(() => this.#connection.close(CLOSE.unauthorised, 'the operator’s token was renewed'));
  }

  close(reason: string): void {
    this.#connection.close(CLOSE.stopping, reason, 0);
  }
}
