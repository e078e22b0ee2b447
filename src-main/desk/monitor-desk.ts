import type { MonitorEvent, Sample } from '#shared/contract/monitor';
import { CommandError } from '../control/command-error.ts';
import type { MonitorDesk as MonitorCommands } from '../control/commanded.ts';
import type { DisplayRegistry } from '../displays/registry.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** What the operator reads of the last ten minutes. */
export class MonitorDesk implements MonitorCommands {
  readonly #displays: DisplayRegistry;
  readonly #metrics: Metrics;

  constructor(options: { displays: DisplayRegistry; metrics: Metrics }) {
    this.#displays = options.displays;
    this.#metrics = options.metrics;
  }

  read(display: string): readonly Sample[] {
    return this.#metrics.read(this.#idOf(display));
  }

  watch(display: string, signal?: AbortSignal): AsyncIterable<MonitorEvent> {
    return this.#metrics.watch(this.#idOf(display), signal);
  }

  #idOf(display: string): string {
    const known = this.#displays.get(display);
    if (!known) throw new CommandError('NOT_FOUND', `There is no display ${display}.`);
    return known.id;
  }
}
