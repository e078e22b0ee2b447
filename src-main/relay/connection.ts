import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import type { Clock, TimerHandle } from '#shared/clock';
import type { Person } from '#shared/contract/room';
import type { Log } from '#shared/log';
import { CLOSE } from '#shared/wire/close-codes';
import { Heartbeat } from './heartbeat.ts';
import { InputMeter } from './input-meter.ts';
import type { RelayLimits } from './limits.ts';
import type { Outgoing } from './ordered-queue.ts';
import { KEEPALIVE } from './relay-texts.ts';

/** Who knows what the messages of a connection mean. */
export interface ConnectionUser {
  /** Bytes that it keeps back for a slow client. */
  readonly waitingBytes: number;
  /** One whole message, within the limits of R14. */
  message(data: Buffer, binary: boolean): void;
  /** What is said as the last before the connection is closed with this code, if anything. */
  lastWords?(code: number, reason: string): Outgoing | undefined;
  /** The connection ends, whoever ended it; called once, nothing can be sent any more. */
  closed(): void;
}

/** What can be said of a person without knowing what they do. */
export type ConnectionFacts = Omit<Person, 'role' | 'name' | 'author' | 'items' | 'droppedFrames'>;

/** `draining`: told to go, its socket not closed yet. */
type Life =
  | { readonly kind: 'open'; readonly user: ConnectionUser | undefined }
  | { readonly kind: 'draining'; readonly deadline: TimerHandle }
  | { readonly kind: 'gone' };

/** How long a client that was told to go may take to read why: a stalled one often recovers within a moment. */
const LINGER_MS = 5_000;

/** One WebSocket: carries messages, watches liveness (R11) and the amount that comes in (R14, R15). Knows no meaning. */
export class Connection {
  readonly id = randomUUID();
  readonly address: string;
  /** The address of this machine that it came to. */
  readonly localAddress: string;
  /** When it connected, epoch ms. */
  readonly since: number;
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #heartbeat: Heartbeat;
  readonly #meter: InputMeter;
  readonly #onGone: () => void;
  #life: Life = { kind: 'open', user: undefined };
  #nonsenseLogged = false;
  /** Who was told 1009 may go without saying it back. */
  #tooBig = false;
  #endedBy: number | undefined;

  /** `onGone` is called once the socket is closed. */
  constructor(options: {
    socket: WebSocket;
    address: string;
    localAddress: string;
    limits: RelayLimits;
    clock: Clock;
    log: Log;
    onGone: () => void;
  }) {
    this.address = options.address;
    this.localAddress = options.localAddress;
    this.since = options.clock.wall();
    this.#socket = options.socket;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#onGone = options.onGone;
    this.#heartbeat = new Heartbeat(options.limits, options.clock.now());
    this.#meter = new InputMeter(options.limits);
    this.#listen();
  }

  /** Bytes that were sent but have not left this machine. */
  get unsentBytes(): number {
    return this.#socket.bufferedAmount;
  }

  /** By which code it ended (R4; 1005 and 1006 are the socket's own), whoever ended it; `undefined` while it is open. */
  get endedBy(): number | undefined {
    return this.#endedBy;
  }

  get facts(): ConnectionFacts {
    const { id, address, since } = this;
    const { roundTripMs } = this.#heartbeat;
    return {
      client: id,
      address,
      since,
      ...(roundTripMs !== undefined && { roundTripMs }),
      unsentBytes: this.#owedBytes,
      liveness: this.#heartbeat.state(this.#clock.now()),
    };
  }

  /** From now on `user` gets what comes in. */
  serve(user: ConnectionUser): void {
    if (this.#life.kind === 'open') this.#life = { kind: 'open', user };
  }

  /** `written` is called when the message has been handed to the operating system, or never will be. */
  send(message: { bytes: string | Uint8Array; binary: boolean }, written?: () => void): void {
    if (this.#life.kind !== 'open') return;
    this.#heartbeat.said(this.#clock.now());
    this.#socket.send(message.bytes, { binary: message.binary }, () => written?.());
  }

  /** Stops reading, so that TCP slows the client down; `resume` goes on. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** R15: counts a message that meant nothing. `what` says, in words, what was wrong with it. */
  nonsense(what: string): void {
    if (!this.#nonsenseLogged) {
      this.#nonsenseLogged = true;
      this.#log.warn('relay', 'A client sends what makes no sense.', {
        what,
        address: this.address,
        client: this.id,
      });
    }
    if (!this.#meter.nonsense(this.#clock.now()))
      this.close(CLOSE.malformed, 'too many messages that make no sense');
  }

  /** R4. What waits for the client is no longer sent. */
  close(code: number, reason: string, lingerMs = LINGER_MS): void {
    if (this.#life.kind !== 'open') return;
    const { user } = this.#life;
    const deadline = this.#clock.setTimeout(() => this.#socket.terminate(), lingerMs);
    this.#life = { kind: 'draining', deadline };
    this.#log.info('relay', `A client is closed: ${reason}.`, {
      code,
      address: this.address,
      client: this.id,
    });
    this.#socket.resume();
    const words = user?.lastWords?.(code, reason);
    if (words) this.#socket.send(words.bytes, { binary: words.binary });
    this.#socket.close(code, reason);
    this.#endedBy = code;
    user?.closed();
  }

  /** R11; to be called a few times a second. */
  beat(): void {
    if (this.#life.kind !== 'open') return;
    // Its pongs are not read: the silence is this side's, and a pause must not count as a death.
    if (this.#socket.isPaused) this.#heartbeat.heard(this.#clock.now());
    const beat = this.#heartbeat.beat(this.#owedBytes, this.#clock.now());
    if (beat.kind === 'dead') {
      this.#log.info('relay', 'A client has been silent for too long and is given up.', {
        address: this.address,
        client: this.id,
      });
      this.#socket.terminate();
      return;
    }
    if (beat.ping !== undefined) this.#socket.ping(beat.ping);
    if (beat.keepalive) this.send(KEEPALIVE);
  }

  get #owedBytes(): number {
    const waiting = this.#life.kind === 'open' ? this.#life.user?.waitingBytes : undefined;
    return this.unsentBytes + (waiting ?? 0);
  }

  #listen(): void {
    this.#socket.on('message', (data, binary) => this.#receive(data, binary));
    this.#socket.on('pong', payload => this.#heartbeat.pong(payload.toString('latin1'), this.#clock.now()));
    this.#socket.on('ping', () => this.#heartbeat.heard(this.#clock.now()));
    // ws ends the connection by itself after an error (1009 for a message over the limit); `close` follows.
    this.#socket.on('error', error => this.#failed(error));
    this.#socket.on('close', code => this.#end(code));
  }

  #receive(data: RawData, binary: boolean): void {
    if (this.#life.kind !== 'open' || !Buffer.isBuffer(data)) return;
    const now = this.#clock.now();
    this.#heartbeat.heard(now);
    if (this.#meter.message(now, data.length)) this.#life.user?.message(data, binary);
    else this.close(CLOSE.tooMany, 'too many messages or bytes');
  }

  #failed(error: Error): void {
    if ('code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') this.#tooBig = true;
    this.#log.debug('relay', `A client's socket failed: ${error.message}`);
  }

  #end(code: number): void {
    const life = this.#life;
    this.#life = { kind: 'gone' };
    if (life.kind === 'draining') this.#clock.clearTimeout(life.deadline);
    this.#endedBy ??= this.#tooBig ? CLOSE.messageTooBig : code;
    if (life.kind === 'open') life.user?.closed();
    if (life.kind !== 'gone') this.#onGone();
  }
}
