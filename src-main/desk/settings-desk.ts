import { type Language, NETWORK_EVERYWHERE, NETWORK_HERE } from '#shared/contract/state';
import { CommandError } from '../control/command-error.ts';
import type { SettingsDesk as SettingsCommands } from '../control/commanded.ts';
import type { Links } from '../routing/pilot.ts';
import type { Front } from '../show/front.ts';
import { guestNetworks } from '../show/networks.ts';
import type { SettingsFile } from '../store/settings.ts';
import { attempt } from './attempt.ts';

/** What the operator sets once and keeps. */
export class SettingsDesk implements SettingsCommands {
  readonly #settings: SettingsFile;
  readonly #front: Front;
  readonly #links: Links;

  constructor(options: { settings: SettingsFile; front: Front; links: Links }) {
    this.#settings = options.settings;
    this.#links = options.links;
    this.#front = options.front;
  }

  setLanguage(language: Language): void {
    attempt(() => this.#settings.update({ language }));
  }

  async setNetwork(network: string): Promise<void> {
    if (this.#front.fixed) {
      throw new CommandError(
        'NOT_NOW',
        'Where this machine may be seen was set on the command line or in the settings file.',
      );
    }
    const known = [NETWORK_HERE, NETWORK_EVERYWHERE, ...guestNetworks().map(({ name }) => name)];
    if (!known.includes(network))
      throw new CommandError('NOT_FOUND', `This machine is in no network called ${network}.`);
    attempt(() => this.#settings.update({ network }));
    await this.#front.follow();
  }

  setBudget(network: string, mbps: number | undefined): void {
    const { [network]: _, ...others } = this.#settings.load().budgets;
    const bytesPerSecond = mbps === undefined ? undefined : (mbps * 1_000_000) / 8;
    const budgets = bytesPerSecond === undefined ? others : { ...others, [network]: bytesPerSecond };
    attempt(() => this.#settings.update({ budgets }));
    this.#links.setBudget(network, bytesPerSecond);
  }
}
