import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Clock } from '#shared/clock';
import { NetworkName } from '#shared/contract/link';
import { Language, NetworkChoice } from '#shared/contract/state';
import type { Log } from '#shared/log';
import { writeFileAtomically } from './atomic-file.ts';
import { fileStamp } from './sqlite-database.ts';
import { StoreError } from './store-error.ts';

const WindowPlace = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximised: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

/** What the operator set. A key that is missing has its default, so an older file stays good. */
export const Settings = z.object({
  /** R: the relay's port. */
  port: z.number().int().min(0).max(65_535).default(8790),
  /** Address that the relay listens on, whatever `network` says; for machines that nobody sits at. */
  host: z.string().optional(),
  /** Where guests may see this machine; absent until the operator was asked, and until then on it alone. */
  network: NetworkChoice.optional(),
  /** Code of the room that the displays are sent. */
  wallRoom: z.string().optional(),
  language: Language.default('en'),
  /** R17: names beside the machine's own under which guests may reach it. */
  allowedHosts: z.array(z.string()).default([]),
  /** What the displays of a network may take together, bytes a second; what is not named takes what it is seen to. */
  budgets: z.record(NetworkName, z.number().positive()).default({}),
  window: WindowPlace.optional(),
});
export type Settings = z.infer<typeof Settings>;
export type SettingsPatch = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

const FILE = 'settings.json';

/**
 * The settings as a file that a person can read and edit. Written whole or not at all; a file that does not parse is set
 * aside under a dated name, never overwritten.
 */
export class SettingsFile {
  readonly #file: string;
  readonly #firstTime: SettingsPatch;
  readonly #clock: Pick<Clock, 'wall'>;
  readonly #log: Log;
  #settings: Settings | undefined;

  /** `firstTime` replaces defaults where there is no file yet, e.g. the system's language. */
  constructor(options: { folder: string; firstTime?: SettingsPatch; clock: Pick<Clock, 'wall'>; log: Log }) {
    this.#file = path.join(options.folder, FILE);
    this.#firstTime = options.firstTime ?? {};
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** Reads the file once; later calls return what is in force. Throws `StoreError` when the file is there but cannot be read. */
  load(): Settings {
    this.#settings ??= this.#read() ?? Settings.parse(this.#firstTime);
    return this.#settings;
  }

  /** Changes what `patch` names and keeps the result on the disk. Throws `StoreError` and changes nothing when it cannot. */
  update(patch: SettingsPatch): Settings {
    const settings = Settings.parse({ ...this.load(), ...patch });
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      writeFileAtomically(this.#file, `${JSON.stringify(settings, undefined, 2)}\n`);
    } catch (error) {
      throw this.#unwritable(error);
    }
    this.#settings = settings;
    return settings;
  }

  #read(): Settings | undefined {
    const text = this.#readText();
    if (text === undefined) return undefined;
    const settings = Settings.safeParse(parseJson(text));
    if (settings.success) return settings.data;
    this.#setAside(z.prettifyError(settings.error));
    return undefined;
  }

  #readText(): string | undefined {
    try {
      return readFileSync(this.#file, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw this.#unwritable(error);
    }
  }

  #setAside(fault: string): void {
    const aside = `${this.#file}.broken-${fileStamp(new Date(this.#clock.wall()))}`;
    try {
      renameSync(this.#file, aside);
    } catch (error) {
      throw this.#unwritable(error);
    }
    this.#log.warn(
      'settings',
      'The settings could not be understood; they were set aside and the defaults are in force.',
      {
        aside,
        fault,
      },
    );
  }

  #unwritable(error: unknown): StoreError {
    const detail = error instanceof Error ? error.message : String(error);
    const sentence = `Lienzo cannot read or write its settings ${this.#file} (${detail}). Check the file's permissions.`;
    return new StoreError('unwritable', this.#file, sentence, error);
  }
}

/** `undefined`, which no schema takes, for text that is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
