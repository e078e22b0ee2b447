import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '#shared/clock';
import type { AppState } from '#shared/contract/state';
import { followStream } from './follow-stream.ts';
import { connectEngine, type EngineClient, type EngineConnection } from './rpc.ts';

/** The window's connection to the engine. Times are epoch ms. */
export type EngineState =
  | { readonly connection: 'connecting'; readonly sinceMs: number; readonly state: undefined }
  | { readonly connection: 'live'; readonly sinceMs: number; readonly state: AppState }
  | { readonly connection: 'cut'; readonly sinceMs: number; readonly state: undefined };

/** The engine as the window sees it: its state, always the newest, and its commands. */
export class Engine {
  readonly state: StoreApi<EngineState>;
  readonly #open: () => MessagePort;
  readonly #clock: Clock;
  #connection: EngineConnection | undefined;
  #stop: (() => void) | undefined;

  /** `open` yields a fresh port to main, not started. */
  constructor(open: () => MessagePort, clock: Clock) {
    this.#open = open;
    this.#clock = clock;
    this.state = createStore<EngineState>(() => ({
      connection: 'connecting',
      sinceMs: clock.wall(),
      state: undefined,
    }));
  }

  start(): void {
    this.#stop = followStream<AppState>({
      clock: this.#clock,
      open: signal => this.#connect().client.state.watch(undefined, { signal }),
      heard: state => this.#heard(state),
      cut: () => this.#cut(),
    });
  }

  stop(): void {
    this.#stop?.();
    this.#connection?.close();
    this.#connection = undefined;
  }

  /** The commands; throws while there is no connection. */
  get client(): EngineClient {
    if (!this.#connection) throw new Error('there is no connection to the engine');
    return this.#connection.client;
  }

  #connect(): EngineConnection {
    this.#connection?.close();
    this.#connection = connectEngine(this.#open());
    return this.#connection;
  }

  #heard(state: AppState): void {
    const now = this.state.getState();
    const sinceMs = now.connection === 'live' ? now.sinceMs : this.#clock.wall();
    this.state.setState({ connection: 'live', sinceMs, state }, true);
  }

  #cut(): void {
    this.#connection?.close();
    this.#connection = undefined;
    const now = this.state.getState();
    const sinceMs = now.connection === 'cut' ? now.sinceMs : this.#clock.wall();
    this.state.setState({ connection: 'cut', sinceMs, state: undefined }, true);
  }
}
