import type { DisplayReport, DisplayState } from '#shared/contract/state';
import type { Strings } from '../../i18n/en.ts';
import type { Format } from '../../i18n/format.ts';
import { hasFpsCap } from './delivery-change.ts';

/** One line of what is known. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  /** An address or id, which is read letter by letter. */
  readonly code: boolean;
}

/** What leaves for a display, and where to. */
export function sendingFacts(display: DisplayState, { operator }: Strings, format: Format): Fact[] {
  const { sendings } = operator.displays;
  return [
    code(sendings.address, display.address),
    code(sendings.id, display.id),
    ...known(sendings.fpsSent, hasFpsCap(display.delivery) ? display.fpsSent : undefined, format.fps),
    fact(sendings.bytes, format.bytesPerSecond(display.bytesPerSecond)),
    fact(sendings.dropped, format.number(display.dropped)),
    ...known(sendings.lightMs, display.lightMs, format.ms),
  ];
}

/** What a display says of itself; what it does not say is no fact. */
export function reportFacts(report: DisplayReport, { operator }: Strings, format: Format): Fact[] {
  const { reports, signals } = operator.displays;
  return [
    ...known(reports.firmware, report.firmware, text => text),
    ...known(reports.uptime, report.uptimeMs, format.duration),
    ...known(reports.heap, report.heapBytes, format.bytes),
    ...known(reports.signal, report.rssiDbm, dbm => `${format.dbm(dbm)} · ${signals[signalOf(dbm)]}`),
    ...known(reports.fpsShown, report.fpsShown, format.fps),
    ...known(reports.droppedByDisplay, report.droppedByDisplay, value => format.number(value)),
  ];
}

export type Signal = 'strong' | 'good' | 'weak' | 'bad';

/** What a Wi-Fi signal means: −67 dBm is what live video is commonly said to need, and below −80 dBm links break off. */
export function signalOf(dbm: number): Signal {
  if (dbm >= -55) return 'strong';
  if (dbm >= -67) return 'good';
  return dbm >= -80 ? 'weak' : 'bad';
}

function fact(name: string, value: string): Fact {
  return { name, value, code: false };
}

function code(name: string, value: string): Fact {
  return { name, value, code: true };
}

function known<T>(name: string, value: T | undefined, say: (value: T) => string): Fact[] {
  return value === undefined ? [] : [fact(name, say(value))];
}
