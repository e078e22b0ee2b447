import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvName, csvOf } from './csv.ts';
import { anySamples, exampleSample, measuredSample, START_MS } from './test-kit/samples.ts';
import { timelineOf } from './timeline.ts';

const rowsOf = (csv: string) => csv.split('\r\n').map(row => row.split(','));

describe('the export', () => {
  it('has a header with units, then a row a second from the oldest sample on, each ended by CR LF', () => {
    const csv = csvOf(timelineOf([measuredSample(0, 10), measuredSample(2, 20)]));
    const [header, ...rows] = rowsOf(csv);
    expect(header?.slice(0, 5)).toEqual([
      'time_iso8601',
      'time_epoch_ms',
      'light_p50_ms',
      'light_p95_ms',
      'light_p99_ms',
    ]);
    expect(header).toContain('signal_dbm');
    expect(header).toContain('heap_free_bytes');
    expect(rows.map(([iso, epoch]) => [iso, epoch])).toEqual([
      ['2023-11-14T22:13:20.000Z', String(START_MS)],
      ['2023-11-14T22:13:21.000Z', String(START_MS + 1_000)],
      ['2023-11-14T22:13:22.000Z', String(START_MS + 2_000)],
      ['', undefined],
    ]);
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('leaves empty what was not measured, and writes zero where it was zero', () => {
    const csv = csvOf(timelineOf([exampleSample(0), exampleSample(2, { rssiDbm: -61 })]));
    const [header = [], first = [], gap = [], last = []] = rowsOf(csv);
    const cell = (row: string[], column: string) => row[header.indexOf(column)];
    expect(cell(first, 'signal_dbm')).toBe('');
    expect(cell(first, 'light_p50_ms')).toBe('');
    expect(cell(first, 'frames_dropped')).toBe('0');
    expect(gap.slice(2).join('')).toBe('');
    expect(cell(last, 'signal_dbm')).toBe('-61');
  });

  it('is rows of one length, in order of time, of cells that need no quotes', () => {
    fc.assert(
      fc.property(anySamples, samples => {
        const csv = csvOf(timelineOf(samples));
        const [header = [], ...rows] = rowsOf(csv).slice(0, -1);
        expect(new Set(header).size).toBe(header.length);
        for (const row of rows) {
          expect(row).toHaveLength(header.length);
          expect(Date.parse(row[0] ?? '')).toBe(Number(row[1]));
        }
        const times = rows.map(row => Number(row[1]));
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(csv).toMatch(/^[\w.,:+\r\n-]+$/);
      }),
      { numRuns: 40 },
    );
  });

  it('holds every sample with its own time', () => {
    fc.assert(
      fc.property(anySamples, samples => {
        const times = new Set(rowsOf(csvOf(timelineOf(samples))).map(row => row[1]));
        for (const { atMs } of samples) expect(times).toContain(String(atMs));
      }),
    );
  });

  it('of nothing is its header', () => {
    expect(rowsOf(csvOf(timelineOf([])))).toHaveLength(2);
  });
});

describe('the name of the file', () => {
  it('says display and time', () => {
    expect(csvName('Bar left', Date.UTC(2026, 10, 21, 20, 41, 7, 250))).toBe(
      'lienzo-Bar-left-20261121T204107Z.csv',
    );
    expect(csvName('Año «1»', START_MS)).toBe('lienzo-Año-«1»-20231114T221320Z.csv');
  });

  it('is one that every file system takes, whatever the display is called', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), name => {
        expect(csvName(name, START_MS)).toMatch(/^lienzo-([^\s<>:"/\\|?*.]+-)?20231114T221320Z\.csv$/);
      }),
    );
  });
});
