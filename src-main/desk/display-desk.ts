import type { Delivery } from '#shared/contract/delivery';
import type { DisplayEvent } from '#shared/contract/display-event';
import { CommandError } from '../control/command-error.ts';
import type { DisplayDesk as DisplayCommands } from '../control/commanded.ts';
import type { DisplayRegistry } from '../displays/registry.ts';
import { DisplayError } from '../displays/why.ts';
import type { Router } from '../routing/router.ts';
import type { VirtualFleet } from '../show/virtual-fleet.ts';
import { attempt, attemptLater } from './attempt.ts';
import { displayAddress } from './display-address.ts';

export interface DisplayDeskOptions {
  readonly displays: DisplayRegistry;
  readonly fleet: VirtualFleet;
  readonly router: Router;
}

/** What the operator does with displays. */
export class DisplayDesk implements DisplayCommands {
  readonly #displays: DisplayRegistry;
  readonly #fleet: VirtualFleet;
  readonly #router: Router;

  constructor({ displays, fleet, router }: DisplayDeskOptions) {
    this.#displays = displays;
    this.#fleet = fleet;
    this.#router = router;
  }

  async add(typed: string, name?: string): Promise<string> {
    const address = displayAddress(typed);
    try {
      return (await this.#displays.add(address, name === undefined ? {} : { name })).id;
    } catch (error) {
      if (!(error instanceof DisplayError)) throw error;
      const sentence = `No display could be reached at ${address}.`;
      throw new CommandError('UNREACHABLE', sentence, { why: error.why, cause: error });
    }
  }

  async addVirtual(name?: string): Promise<string> {
    return await attemptLater(() => this.#fleet.add(name));
  }

  rename(display: string, name: string): void {
    this.#must(
      attempt(() => this.#displays.rename(display, name)),
      display,
    );
  }

  async remove(display: string): Promise<void> {
    const id = this.#displays.get(display)?.id ?? display;
    if (!(await this.#fleet.remove(id))) this.#must(this.#displays.remove(id), display);
  }

  setRouted(display: string, routed: boolean): void {
    this.#must(
      attempt(() => this.#displays.setRouted(display, routed)),
      display,
    );
  }

  setDelivery(display: string, delivery: Delivery): void {
    this.#must(
      attempt(() => this.#displays.setDelivery(display, delivery)),
      display,
    );
  }

  events(display: string): readonly DisplayEvent[] {
    const known = this.#displays.get(display);
    this.#must(known !== undefined, display);
    return this.#router.events(known?.id ?? display);
  }

  #must(known: boolean, display: string): void {
    if (!known) throw new CommandError('NOT_FOUND', `There is no display ${display}.`);
  }
}
