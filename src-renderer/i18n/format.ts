import type { Language } from '#shared/contract/state';
import type { GuestStrings } from './guest-en.ts';
import { guestStringsOf } from './language.ts';

/** Numbers as a person of the language reads them, with their units. */
export interface Format {
  /** A plain number with at most `digits` decimals. */
  readonly number: (value: number, digits?: number) => string;
  readonly fps: (value: number) => string;
  readonly ms: (value: number) => string;
  /** How long something took or is ago, ms; in the two greatest units that matter. */
  readonly duration: (ms: number) => string;
  readonly bytes: (value: number) => string;
  readonly bytesPerSecond: (value: number) => string;
  readonly percent: (fraction: number) => string;
  readonly dbm: (value: number) => string;
  /** Time of day with seconds, of epoch ms. */
  readonly time: (epochMs: number) => string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function formatOf(language: Language): Format {
  const { units } = guestStringsOf(language);
  const number = numbersOf(language);
  const bytes = (value: number) =>
    value < 1_000_000
      ? units.kilobytes(number(value / 1_000, 0))
      : units.megabytes(number(value / 1_000_000, 1));
  const clock = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return {
    number,
    bytes,
    fps: value => units.fps(number(value, value < 10 ? 1 : 0)),
    ms: value => units.ms(number(value, value < 10 ? 1 : 0)),
    duration: ms => duration(ms, units, number),
    bytesPerSecond: value => units.aSecond(bytes(value)),
    percent: fraction => units.percent(number(fraction * 100, 0)),
    dbm: value => units.dbm(number(value, 0)),
    time: epochMs => clock.format(epochMs),
  };
}

function numbersOf(language: Language): (value: number, digits?: number) => string {
  const formats = new Map<number, Intl.NumberFormat>();
  return (value, digits = 0) => {
    let format = formats.get(digits);
    if (!format) {
      format = new Intl.NumberFormat(language, { maximumFractionDigits: digits });
      formats.set(digits, format);
    }
    // A typographic minus: a hyphen before a number is lost at two metres.
    return format.format(value === 0 ? 0 : value).replace('-', '−');
  };
}

function duration(ms: number, units: GuestStrings['units'], number: Format['number']): string {
  const past = Math.max(0, ms);
  if (past < SECOND) return units.seconds(number(past / SECOND, 2));
  if (past < 10 * SECOND) return units.seconds(number(past / SECOND, 1));
  if (past < MINUTE) return units.seconds(number(Math.floor(past / SECOND)));
  if (past < HOUR) return minutes(past, units, number);
  if (past < DAY) return units.hours(whole(past, HOUR, number), whole(past % HOUR, MINUTE, number));
  return units.days(whole(past, DAY, number), whole(past % DAY, HOUR, number));
}

/** Seconds matter in the first ten minutes; after that they only flicker. */
function minutes(ms: number, units: GuestStrings['units'], number: Format['number']): string {
  if (ms >= 10 * MINUTE) return units.minutes(whole(ms, MINUTE, number));
  return units.minutesSeconds(whole(ms, MINUTE, number), whole(ms % MINUTE, SECOND, number));
}

function whole(ms: number, unit: number, number: Format['number']): string {
  return number(Math.floor(ms / unit));
}
