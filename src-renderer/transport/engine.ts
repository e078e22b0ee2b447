import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '#shared/clock';
import type { AppState } from '#shared/contract/state';
import { mayRetryAfter } from '#shared/wire/close-codes';
import { measureAhead } from './clock-ahead.ts';
import { followStream } from './follow-stream.ts';
import type { EngineClient, EngineConnection, OpenEngine } from './rpc.ts';

/** The page's connection to the engine. `sinceMs` is epoch ms by the page's clock, the times in `state` are by the engine's. */
export type EngineState =
  | { readonly connection: 'connecting'; readonly sinceMs: number; readonly state: undefined }
  | { readonly connection: 'live'; readonly sinceMs: number; readonly state: AppState }
  | { readonly connection: 'cut'; readonly sinceMs: number; readonly state: undefined }
  /** The engine knows this page no longer, for its token is void: it does not knock again. */
  | { readonly connection: 'void'; readonly sinceMs: number; readonly state: undefined };

/** The engine as a page sees it: its state, always the newest, and its commands. */
export class Engine {
  readonly state: StoreApi<EngineState>;
  readonly #open: OpenEngine;
  readonly #clock: Clock;
  #connection: EngineConnection | undefined;
  #stop: (() => void) | undefined;
  #aheadMs = 0;

  constructor(open: OpenEngine, clock: Clock) {
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
      open: signal => this.#watch(signal),
      heard: state => this.#heard(state),
      cut: () => this.#cut(),
    });
  }

  stop(): void {
    // In this order: a stream that is called off on an open line would say so, on a line that is closed by then.
    this.#connection?.close();
    this.#connection = undefined;
    this.#stop?.();
  }

  /** The commands; throws while there is no connection. */
  get client(): EngineClient {
    if (!this.#connection) throw new Error('there is no connection to the engine');
    return this.#connection.client;
  }

  /**
   * How far the engine's clock is ahead of the page's, ms: what its times are compared with is the page's time and this. 0 while there
   * is no state, and so no time of the engine's.
   */
  get aheadMs(): number {
    return this.state.getState().connection === 'live' ? this.#aheadMs : 0;
  }

  /** The clocks come first: with the wrong time, the first state would be misread. */
  async #watch(signal: AbortSignal): Promise<AsyncIterable<AppState>> {
    const { state } = this.#connect().client;
    const ask = async () => (await state.clock(undefined, { signal })).nowMs;
    this.#aheadMs = await measureAhead(ask, this.#clock);
    return state.watch(undefined, { signal });
  }

  #connect(): EngineConnection {
    this.#connection?.close();
    this.#connection = this.#open(code => this.#ended(code));
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
    this.#lost('cut');
  }

  #ended(code: number): void {
    if (mayRetryAfter(code)) return;
    this.stop();
    this.#lost('void');
  }

  #lost(connection: 'cut' | 'void'): void {
    const now = this.state.getState();
    const sinceMs = now.connection === connection ? now.sinceMs : this.#clock.wall();
    this.state.setState({ connection, sinceMs, state: undefined }, true);
  }
}
