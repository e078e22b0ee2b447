import { type ClientOptions as SocketOptions, WebSocket } from 'ws';

export type ClientOptions = Pick<SocketOptions, 'headers' | 'origin' | 'autoPong'>;

/** Something a client heard, in the words of the protocol. */
export interface Heard {
  readonly what: 'start' | 'end' | 'live' | 'final' | 'prompt' | 'joined' | 'keepalive' | 'touch' | 'other';
  readonly text: Record<string, unknown> | undefined;
  /** The picture of `live` and `final`. */
  readonly bytes: Buffer;
  /** How it came: a live picture comes as text or binary. */
  readonly binary: boolean;
}

/** A test waits for a sign, never for time; this only ends a test that waits in vain. */
const IN_VAIN_MS = 15_000;
const NO_BYTES = Buffer.alloc(0);

/** A picture client as strangers write them: knows the protocol's words and nothing of the relay. */
export class TestClient {
  readonly log: Heard[] = [];
  /** How the connection ended, once it did; for a refused handshake the HTTP status. */
  readonly ended: Promise<{ readonly code: number; readonly reason: string }>;
  readonly #socket: WebSocket;
  readonly #opened: Promise<void>;
  readonly #waiting = new Set<() => void>();

  constructor(url: string, options: ClientOptions) {
    this.#socket = new WebSocket(url, options);
    this.#socket.on('message', (data, binary) => this.#hear(Buffer.isBuffer(data) ? data : NO_BYTES, binary));
    // A refused or cut connection is told by `ended`.
    this.#socket.on('error', () => undefined);
    this.#opened = new Promise(resolve => this.#socket.once('open', () => resolve()));
    this.ended = new Promise(resolve => {
      this.#socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
      this.#socket.once('unexpected-response', (_, response) => {
        resolve({ code: response.statusCode ?? 0, reason: '' });
        response.destroy();
      });
    });
  }

  /** What it heard so far, as words: `prompt final start live live final end`. */
  get words(): string[] {
    return this.log.map(heard => heard.what);
  }

  get pictures(): Heard[] {
    return this.log.filter(({ what }) => what === 'live' || what === 'final');
  }

  async open(): Promise<this> {
    await this.#opened;
    return this;
  }

  /** Text goes as text, objects as JSON, bytes as binary. */
  async say(...messages: readonly (string | Buffer | object)[]): Promise<void> {
    await this.#opened;
    for (const message of messages) {
      const data =
        Buffer.isBuffer(message) || typeof message === 'string' ? message : JSON.stringify(message);
      this.#socket.send(data);
    }
  }

  /** Resolves with the `count`-th `what` since the connection began. */
  async heard(what: Heard['what'], count = 1): Promise<Heard> {
    const find = (): Heard | undefined => this.log.filter(heard => heard.what === what)[count - 1];
    await this.until(() => find() !== undefined, `${count} × ${what}`);
    const found = find();
    if (!found) throw new Error(`${what} was heard and is gone`);
    return found;
  }

  /** Resolves when the relay has read everything that was said before, and what it answered to that was heard. */
  async said(...messages: readonly (string | Buffer | object)[]): Promise<void> {
    const joined = this.words.filter(word => word === 'joined').length;
    await this.say(...messages, { type: 'join' });
    await this.heard('joined', joined + 1);
  }

  /** Waits until `sign` is true; looks after every message. */
  until(sign: () => boolean, name: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const vain = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`waited in vain for ${name}; heard ${this.words.join(' ')}`));
      }, IN_VAIN_MS);
      const look = (): void => {
        if (!sign()) return;
        clearTimeout(vain);
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Stops reading from the socket, as a program that hangs does. */
  stall(): void {
    this.#socket.pause();
  }

  goOn(): void {
    this.#socket.resume();
  }

  leave(): void {
    this.#socket.close();
  }

  cut(): void {
    this.#socket.terminate();
  }

  #hear(data: Buffer, binary: boolean): void {
    this.log.push(binary ? understandBinary(data) : understandText(data.toString()));
    for (const look of this.#waiting) look();
  }
}

function understandBinary(bytes: Buffer): Heard {
  return { what: bytes[0] === 0x89 ? 'final' : 'live', text: undefined, bytes, binary: true };
}

function understandText(message: string): Heard {
  const text: Record<string, unknown> = JSON.parse(message);
  const payload = String(text['payload']);
  const heard = { text, bytes: NO_BYTES, binary: false };
  switch (text['type']) {
    case 'draw':
      return {
        ...heard,
        what: 'live',
        bytes: Buffer.from(payload.replace(/^data:image\/jpeg;base64,/, ''), 'base64'),
      };
    case 'state':
      return { ...heard, what: payload === 'drawing:start' ? 'start' : 'end' };
    case 'proc':
      return { ...heard, what: 'prompt' };
    case 'joined':
    case 'touch':
      return { ...heard, what: text['type'] };
    case 'keepalive':
      return { ...heard, what: 'keepalive' };
    default:
      return { ...heard, what: 'other' };
  }
}
