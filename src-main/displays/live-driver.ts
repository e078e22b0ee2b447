import type { Clock } from '#shared/clock';
import { DISPLAY_PATHS, DisplayStatus, NetworkStats } from '#shared/wire/display-api';
import { DeviceHttp } from './device-http.ts';
import { DisplayError } from './why.ts';

/** Speaks the `live` display API (D). Every call rejects with `DisplayError`. */
export class LiveDriver {
  readonly address: string;
  readonly #http: DeviceHttp;

  constructor(options: { address: string; clock: Clock }) {
    this.address = options.address;
    this.#http = new DeviceHttp(options);
  }

  /** Epoch ms since when a request has been running, if one is (D7). */
  get busySince(): number | undefined {
    return this.#http.busySince;
  }

  /** D5. Any firmware answers this one; what it does not report is absent. */
  async status(): Promise<DisplayStatus> {
    const status = DisplayStatus.safeParse(await this.#http.get(DISPLAY_PATHS.status));
    if (status.success) return status.data;
    throw this.#notUnderstood(DISPLAY_PATHS.status);
  }

  /** D5. Only `live` firmware has it. */
  async networkStats(): Promise<NetworkStats> {
    const stats = NetworkStats.safeParse(await this.#http.get(DISPLAY_PATHS.networkStats));
    if (stats.success) return stats.data;
    throw this.#notUnderstood(DISPLAY_PATHS.networkStats);
  }

  /** Ends a running request with a reset (D7). */
  close(): void {
    this.#http.close();
  }

  #notUnderstood(path: string): DisplayError {
    return new DisplayError(this.address, { code: 'bad-reply', detail: path });
  }
}
