import type { Log } from '#shared/log';
import type { DeviceConfig } from './device-config.ts';
import type { Panel } from './panel.ts';
import { Refusal } from './refusal.ts';
import type { SdCard } from './sd-card.ts';
import type { Serial } from './serial.ts';
import { decodeForPanel } from './uploaded-picture.ts';

/** The published firmware's command queue has ten places. */
const QUEUE_PLACES = 10;

/** D6: steps through the stored pictures in the order of their names, around the ends. */
export class PictureCycle {
  /** Name of the stored picture that was shown last. */
  #current: string | undefined;
  #queued = 0;
  readonly #card: SdCard;
  readonly #panel: Panel;
  readonly #config: DeviceConfig;
  readonly #changes: Serial;
  readonly #log: Log;

  /** `changes` is shared with the uploads, so that what was asked for last is shown last. */
  constructor(options: { card: SdCard; panel: Panel; config: DeviceConfig; changes: Serial; log: Log }) {
    this.#card = options.card;
    this.#panel = options.panel;
    this.#config = options.config;
    this.#changes = options.changes;
    this.#log = options.log;
  }

  /** An upload was stored under `name` and is shown. */
  startFrom(name: string): void {
    this.#current = name;
  }

  /** Queues one step and returns at once. Throws `Refusal` `BUSY` when ten steps wait. */
  queue(step: 1 | -1): void {
    if (this.#queued >= QUEUE_PLACES)
      throw new Refusal('BUSY', `${QUEUE_PLACES} actions are waiting already.`);
    this.#queued += 1;
    void this.#changes
      .run(() => this.#swap(step))
      .catch((error: unknown) => {
        this.#log.warn('virtual-p3a', 'A stored picture could not be shown.', { reason: String(error) });
      })
      .finally(() => {
        this.#queued -= 1;
      });
  }

  async #swap(step: 1 | -1): Promise<void> {
    const names = await this.#card.list();
    const name = nameAfter(names, this.#current, step);
    if (name === undefined) return;
    this.#current = name;
    const pixels = await decodeForPanel(await this.#card.read(name), this.#config.inEffect.background);
    await this.#panel.show({ pixels, ordinal: 0 });
  }
}

/** The name `step` places after `current`, around the ends; from nowhere, the first or the last one. */
export function nameAfter(
  names: readonly string[],
  current: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = current === undefined ? -1 : names.indexOf(current);
  if (at < 0) return names.at(step > 0 ? 0 : -1);
  return names[(at + step + names.length) % names.length];
}
