import { ALL_MEASURES } from './measures.ts';
import { firstIndex, type Timeline, timeAt } from './timeline.ts';

/** RFC 4180. */
const LINE_END = '\r\n';

const HEADER = ['time_iso8601', 'time_epoch_ms', ...ALL_MEASURES.map(({ column }) => column)];

/**
 * The numbers of the page, unrounded: a row a second from the oldest sample to the newest, an empty cell for what was not
 * measured. RFC 4180 in ASCII; as all cells are names of columns, times or numbers, none needs quotes.
 */
export function csvOf(timeline: Timeline): string {
  const { samples } = timeline;
  const rows = samples.map((sample, index) => {
    const atMs = timeAt(timeline, index);
    const cells = ALL_MEASURES.map(({ read }) => (sample && read(sample))?.toString() ?? '');
    return [new Date(atMs).toISOString(), String(atMs), ...cells];
  });
  return [HEADER, ...rows.slice(firstIndex(timeline))].map(row => row.join(',') + LINE_END).join('');
}

/** What no file system takes in a name (Windows is the strictest), and white space. */
const IMPOSSIBLE = /[\s\p{Cc}<>:"/\\|?*.]+/gu;

/** For example `lienzo-Bar-left-20261121T204107Z.csv`. `atMs`: end of the newest second. */
export function csvName(display: string, atMs: number): string {
  const name = display.replace(IMPOSSIBLE, '-').replace(/^-+|-+$/g, '');
  const time = new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, '');
  return ['lienzo', ...(name ? [name] : []), `${time}.csv`].join('-');
}
