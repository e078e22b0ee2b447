import type { Clock, TimerHandle } from '#shared/clock';
import { OPERATOR_BEAT, OPERATOR_SILENT_AFTER_MS } from '#shared/contract/ports';

/** As WebSockets report a connection whose end nobody explained. */
const UNEXPLAINED = 1006;

/**
 * One WebSocket to the engine's door, once: `open`, `message` and `close` events as a WebSocket has them. Ends by itself when the
 * engine has said nothing for 5 s, not even that it is there; what says just that is kept from those who listen.
 */
export class OperatorSocket extends EventTarget {
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  #timer: TimerHandle;
  #closeCode: number | undefined;

  constructor(address: string, clock: Clock) {
    super();
    this.#clock = clock;
    this.#socket = new WebSocket(address);
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.onopen = () => this.dispatchEvent(new Event('open'));
    this.#socket.onmessage = ({ data }: MessageEvent<unknown>) => this.#received(data);
    this.#socket.onclose = ({ code }) => this.#ended(code);
    // What failed shows in the close that follows.
    this.#socket.onerror = () => {};
    this.#listenForLife();
  }

  /** R4, once it has ended. */
  get closeCode(): number | undefined {
    return this.#closeCode;
  }

  get readyState(): WebSocket['readyState'] {
    return this.#closeCode === undefined ? this.#socket.readyState : this.#socket.CLOSED;
  }

  send(data: Parameters<WebSocket['send']>[0]): void {
    this.#socket.send(data);
  }

  close(): void {
    // Whom the other side is closing already hears in a moment why.
    if (this.#socket.readyState !== this.#socket.CLOSING) this.#ended(UNEXPLAINED);
  }

  #received(data: unknown): void {
    this.#listenForLife();
    if (data !== OPERATOR_BEAT) this.dispatchEvent(new MessageEvent('message', { data }));
  }

  #listenForLife(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = this.#clock.setTimeout(() => this.#ended(UNEXPLAINED), OPERATOR_SILENT_AFTER_MS);
  }

  /** A dead line does not answer a farewell: nobody waits for it. */
  #ended(code: number): void {
    if (this.#closeCode !== undefined) return;
    this.#closeCode = code;
    this.#clock.clearTimeout(this.#timer);
    this.#socket.onopen = null;
    this.#socket.onmessage = null;
    this.#socket.onclose = null;
    this.#socket.close();
    this.dispatchEvent(new Event('close'));
  }
}
