import type { IncomingMessage } from 'node:http';
import type { Clock } from '#shared/clock';
import { DISPLAY_LIMITS } from '#shared/wire/display-api';
import type { ImageFormat } from '../imaging/image-header.ts';
import type { Pixels } from '../imaging/pixels.ts';
import type { DeviceConfig } from './device-config.ts';
import type { Answer, Exchange } from './exchange.ts';
import type { Faults } from './faults.ts';
import type { Heap } from './heap.ts';
import { firstFile } from './multipart.ts';
import type { Panel } from './panel.ts';
import { pause } from './pause.ts';
import type { PictureCycle } from './picture-cycle.ts';
import { readRawPixels } from './raw-pixels.ts';
import { Refusal } from './refusal.ts';
import { admittedLength, readBody } from './request-body.ts';
import type { SdCard } from './sd-card.ts';
import type { Serial } from './serial.ts';
import { displayHeaders, uploadHeaders } from './upload-headers.ts';
import { checkPicture, decodeForPanel } from './uploaded-picture.ts';

/** What a form may add to a picture of the largest size: boundaries, part headers, small fields. */
const FORM_OVERHEAD_BYTES = 64 * 1024;
/** The firmware's server has 12 sockets; it could not hear a thirteenth upload. */
const UPLOADS_AT_ONCE = 12;
const PANEL_BYTES = DISPLAY_LIMITS.screenPx ** 2 * 4;

/** One name a format, as the seed has it: a new upload replaces the last one of its kind. */
const STORED_NAMES: Readonly<Record<ImageFormat, string>> = {
  png: 'td_live.png',
  jpeg: 'td_live.jpg',
  webp: 'td_live.webp',
  gif: 'td_live.gif',
};

export interface UploadParts {
  readonly card: SdCard;
  readonly panel: Panel;
  readonly cycle: PictureCycle;
  readonly config: DeviceConfig;
  readonly heap: Heap;
  readonly faults: Faults;
  readonly clock: Clock;
  /** Shared with the cycle. */
  readonly changes: Serial;
  /** Aborts when the display is switched off. */
  readonly off: AbortSignal;
}

/** D2 and D3: pictures by HTTP. Everything is checked and decoded before anything is stored or shown. */
export class UploadEndpoints {
  #underWay = 0;
  readonly #parts: UploadParts;

  constructor(parts: UploadParts) {
    this.#parts = parts;
  }

  /** Uploads that are being received, decoded, stored or shown. */
  get underWay(): number {
    return this.#underWay;
  }

  /** D2 `POST /upload/image`. Throws `Refusal`. */
  uploadImage(exchange: Exchange): Promise<Answer> {
    const { request } = exchange;
    return this.#receive(exchange, FORM_OVERHEAD_BYTES, uploadHeaders, async (body, { kind, declared }) => {
      const bytes = kind === 'form' ? await firstFile(body, request.headers) : body;
      this.#checkSize(bytes);
      const format = checkPicture(bytes, declared);
      const pixels = await this.#decode(bytes);
      const stored = await this.#storeAndShow(STORED_NAMES[format], bytes, pixels);
      return { status: 200, data: { ...stored, file_size: bytes.length } };
    });
  }

  /** D3 `POST /display/raw`. Throws `Refusal`. */
  displayRaw(exchange: Exchange): Promise<Answer> {
    return this.#receive(exchange, 0, displayHeaders, async (bytes, { raw, declared }) => {
      const format = raw ?? checkPicture(bytes, declared);
      const startedAt = this.#parts.clock.now();
      const pixels = raw ? readRawPixels(bytes, raw) : await this.#decode(bytes);
      const decode_time_ms = this.#parts.clock.now() - startedAt;
      const display_updated = await this.#show(pixels);
      return { status: 200, data: { bytes_received: bytes.length, format, display_updated, decode_time_ms } };
    });
  }

  /** Refuses what can be refused before the body is read, reads it, and gives its memory back whatever comes of it. */
  async #receive<Headers>(
    exchange: Exchange,
    overheadBytes: number,
    readHeaders: (request: IncomingMessage) => Headers,
    use: (bytes: Buffer, headers: Headers) => Promise<Answer>,
  ): Promise<Answer> {
    const { config } = this.#parts;
    if (!config.inEffect.uploadEnabled) throw new Refusal('UPLOAD_OFF', 'Uploads are switched off.');
    const length = admittedLength(exchange.request, config.inEffect.uploadBytes + overheadBytes);
    const headers = readHeaders(exchange.request);
    if (this.#underWay >= UPLOADS_AT_ONCE) {
      throw new Refusal('BUSY', `${UPLOADS_AT_ONCE} uploads are under way already.`);
    }
    this.#underWay += 1;
    try {
      const body = await readBody(exchange, length, this.#parts);
      return await use(body.bytes, headers).finally(body.release);
    } finally {
      this.#underWay -= 1;
    }
  }

  #checkSize(bytes: Buffer): void {
    const limit = this.#parts.config.inEffect.uploadBytes;
    if (bytes.length > limit) {
      throw new Refusal(
        'PAYLOAD_TOO_LARGE',
        `The file has ${bytes.length} bytes; at most ${limit} are taken.`,
      );
    }
  }

  async #decode(bytes: Buffer): Promise<Pixels> {
    const { heap, clock, config, faults, off } = this.#parts;
    const release = heap.hold(PANEL_BYTES);
    if (!release) throw new Refusal('OOM', 'There is no memory to decode the picture now.');
    try {
      if (faults.decodeDelayMs) await pause(clock, faults.decodeDelayMs, off);
      return await decodeForPanel(bytes, config.inEffect.background);
    } finally {
      release();
    }
  }

  #storeAndShow(
    name: string,
    bytes: Buffer,
    pixels: Pixels,
  ): Promise<{ saved_path: string; display_updated: boolean }> {
    const { card, cycle, config, changes, panel, faults, clock, off } = this.#parts;
    return changes.run(async () => {
      if (faults.cardDelayMs) await pause(clock, faults.cardDelayMs, off);
      const saved_path = await card.write(name, bytes, { sync: config.inEffect.uploadSync });
      cycle.startFrom(name);
      const shownAt = await panel.show({ pixels, ordinal: 0 });
      return { saved_path, display_updated: shownAt !== undefined };
    });
  }

  #show(pixels: Pixels): Promise<boolean> {
    const { changes, panel } = this.#parts;
    return changes.run(async () => (await panel.show({ pixels, ordinal: 0 })) !== undefined);
  }
}
