import type { Clock } from '#shared/clock';
import type { PictureFormat } from '#shared/contract/delivery';
import {
  DISPLAY_PATHS,
  DisplayedImage,
  DisplayStatus,
  IMAGE_FORMAT_HEADER,
  NetworkStats,
  UploadedImage,
} from '#shared/wire/display-api';
import { type DeviceAnswer, DeviceHttp } from './device-http.ts';
import type { RequestBody } from './http-exchange.ts';
import { pictureForm } from './http-form.ts';
import { DisplayError } from './why.ts';

/** D7: a card takes its time. */
const UPLOAD_DEADLINE_MS = 10_000;

/** What became of a picture that a display took. Times are monotonic ms. */
export interface Delivered {
  /** When it left, after it had waited for its turn. */
  readonly sentAt: number;
  readonly answeredAt: number;
  /** Whether it is on the panel; `undefined` when the display does not say. */
  readonly updated?: boolean | undefined;
  readonly decodeMs?: number | undefined;
}

/** Speaks the `live` display API (D), one request at a time. Every call rejects with `DisplayError`. */
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
    const status = DisplayStatus.safeParse((await this.#http.ask({ path: DISPLAY_PATHS.status })).data);
    if (status.success) return status.data;
    throw this.#notUnderstood(DISPLAY_PATHS.status);
  }

  /** D5. Only `live` firmware has it. */
  async networkStats(): Promise<NetworkStats> {
    const stats = NetworkStats.safeParse((await this.#http.ask({ path: DISPLAY_PATHS.networkStats })).data);
    if (stats.success) return stats.data;
    throw this.#notUnderstood(DISPLAY_PATHS.networkStats);
  }

  /**
   * D2: to the card as `name`, where it replaces what was there, and from there to the panel. `name`: letters and digits. `signal`
   * takes it back with a reset.
   */
  async uploadImage(
    bytes: Buffer,
    { name, format, signal }: { name: string; format: PictureFormat; signal?: AbortSignal },
  ): Promise<Delivered> {
    const form = pictureForm(bytes, { name, format });
    const answer = await this.#post(DISPLAY_PATHS.uploadImage, form, format, {
      deadlineMs: UPLOAD_DEADLINE_MS,
      signal,
    });
    const { display_updated: updated } = UploadedImage.safeParse(answer.data).data ?? {};
    return { ...timesOf(answer), updated };
  }

  /** D3: to the memory, and from there to the panel. `signal` takes it back with a reset. */
  async displayRaw(bytes: Buffer, format: PictureFormat, signal?: AbortSignal): Promise<Delivered> {
    const body = { parts: [bytes], headers: { 'Content-Type': `image/${format}` } };
    const answer = await this.#post(DISPLAY_PATHS.displayRaw, body, format, { signal });
    const told = DisplayedImage.safeParse(answer.data).data;
    return { ...timesOf(answer), updated: told?.display_updated, decodeMs: told?.decode_time_ms };
  }

  /** Ends a running request with a reset (D7). */
  close(): void {
    this.#http.close();
  }

  #post(
    path: string,
    { parts, headers }: RequestBody,
    format: PictureFormat,
    options: { deadlineMs?: number; signal: AbortSignal | undefined },
  ): Promise<DeviceAnswer> {
    const body = { parts, headers: { ...headers, [IMAGE_FORMAT_HEADER]: format } };
    return this.#http.ask({ path, body, ...options });
  }

  #notUnderstood(path: string): DisplayError {
    return new DisplayError(this.address, { code: 'bad-reply', detail: path });
  }
}

function timesOf({ sentAt, answeredAt }: DeviceAnswer): { sentAt: number; answeredAt: number } {
  return { sentAt, answeredAt };
}
