import { safeName } from '../store/safe-name.ts';

/** More pictures than a room can be asked for within one second. */
const SAME_SECOND = 1_000;

/**
 * The names that a picture's file may have, best first: `2026-11-21 22-57-03 Hall.png`, then the same with `_2`, `_3` … Local
 * time, so that a person finds it; sorted by name they are sorted by time. They begin with a digit, so none is one of the
 * names that Windows keeps for itself (CON, NUL, COM1 …), hidden, or an option of a command.
 */
export function* pictureNames(atMs: number, roomName: string, code: string): Generator<string> {
  const stem = `${localStamp(new Date(atMs))} ${safeName(roomName) || code}`;
  yield `${stem}.png`;
  for (let number = 2; number <= SAME_SECOND; number += 1) yield `${stem}_${number}.png`;
}

/** `2026-11-21 22-57-03`, local time. */
function localStamp(time: Date): string {
  return `${dateOf(time)} ${clockOf(time).replaceAll(':', '-')}`;
}

/** Local time with its distance from UTC, as RFC 3339 has it: `2026-11-21T22:57:03+01:00`. */
export function timeWithZone(atMs: number): string {
  const time = new Date(atMs);
  const aheadMin = -time.getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(aheadMin) / 60), Math.abs(aheadMin) % 60];
  const zone = `${aheadMin < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
  return `${dateOf(time)}T${clockOf(time)}${zone}`;
}

function dateOf(time: Date): string {
  const year = String(time.getFullYear()).padStart(4, '0');
  return [year, twoDigits(time.getMonth() + 1), twoDigits(time.getDate())].join('-');
}

function clockOf(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(':');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
