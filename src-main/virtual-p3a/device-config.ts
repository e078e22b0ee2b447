import { readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import type { Log } from '#shared/log';
import { DISPLAY_LIMITS, DisplayConfig } from '#shared/wire/display-api';
import { writeAtomically } from './atomic-file.ts';
import type { Colour } from './panel-pixels.ts';
import { Refusal } from './refusal.ts';
import { Serial } from './serial.ts';

const JsonObject = z.record(z.string(), z.json());
type JsonObject = z.infer<typeof JsonObject>;

/** What the display does until it is told otherwise. The background is the near-black of a panel at rest. */
const DEFAULTS = {
  background_color: { r: 10, g: 10, b: 12 },
  upload_enable: true,
  upload_durability: 'safe',
  upload_max_file_size: DISPLAY_LIMITS.uploadBytes,
  stream_mode: 'websocket',
  stream_ring_buffer_depth: DISPLAY_LIMITS.ringFrames,
} as const satisfies DisplayConfig;

export interface ConfigInEffect {
  readonly background: Colour;
  readonly uploadEnabled: boolean;
  readonly uploadSync: boolean;
  readonly uploadBytes: number;
  readonly streamEnabled: boolean;
  readonly ringFrames: number;
}

/** D6: the configuration of the display, kept in one file. Keys that mean nothing to it are kept as they are. */
export class DeviceConfig {
  #stored: JsonObject = {};
  readonly #path: string;
  readonly #log: Log;
  readonly #writes = new Serial();

  constructor(options: { path: string; log: Log }) {
    this.#path = options.path;
    this.#log = options.log;
  }

  /** Reads the file; one that cannot be read is set aside as `….broken` and the display starts with its defaults. */
  async open(): Promise<void> {
    const text = await readFile(this.#path, 'utf8').catch(() => undefined);
    if (text === undefined) return;
    try {
      this.#stored = parseConfig(text);
    } catch {
      await rename(this.#path, `${this.#path}.broken`);
      this.#log.warn('virtual-p3a', 'The configuration of a display was unreadable and was set aside.');
    }
  }

  /** As `GET /config` answers: defaults, and over them what was stored. */
  get all(): JsonObject {
    return { ...DEFAULTS, ...this.#stored };
  }

  get inEffect(): ConfigInEffect {
    const known = { ...DEFAULTS, ...definedOf(DisplayConfig.parse(this.#stored)) };
    return {
      background: known.background_color,
      uploadEnabled: known.upload_enable,
      uploadSync: known.upload_durability === 'safe',
      uploadBytes: known.upload_max_file_size,
      streamEnabled: known.stream_mode === 'websocket',
      ringFrames: known.stream_ring_buffer_depth,
    };
  }

  /**
   * Replaces what is stored, or with `merge` only the top-level keys that `text` names. Resolves when it is on disk.
   * Throws `Refusal` `INVALID_JSON`, `INVALID_CONFIG` or `PAYLOAD_TOO_LARGE`, and then nothing has changed.
   */
  replace(text: string, options: { merge: boolean }): Promise<void> {
    return this.#writes.run(async () => {
      const given = parseConfig(text);
      const next = options.merge ? { ...this.#stored, ...given } : given;
      const json = JSON.stringify(next);
      if (Buffer.byteLength(json) > DISPLAY_LIMITS.configBytes) {
        throw new Refusal(
          'PAYLOAD_TOO_LARGE',
          `A configuration has at most ${DISPLAY_LIMITS.configBytes} bytes.`,
        );
      }
      await writeAtomically(this.#path, json, { sync: true });
      this.#stored = next;
    });
  }
}

function parseConfig(text: string): JsonObject {
  const given = JsonObject.safeParse(parseJson(text)).data;
  if (!given) throw new Refusal('INVALID_JSON', 'The configuration must be one JSON object.');
  const known: Readonly<Record<string, unknown>> = DisplayConfig.parse(given);
  for (const key of Object.keys(DisplayConfig.shape)) {
    if (Object.hasOwn(given, key) && known[key] === undefined) {
      throw new Refusal('INVALID_CONFIG', `The display cannot take this value of ${key}.`);
    }
  }
  return given;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Refused by the caller together with JSON that is no object.
    return undefined;
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function definedOf<T extends object>(values: T): Defined<T>;
function definedOf(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
