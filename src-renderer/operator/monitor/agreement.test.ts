import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES } from '#shared/stages';
import { csvOf } from './csv.ts';
import { figureOf } from './figures.ts';
import { ALL_MEASURES, latency, MEASURES, PERCENTILES, WAYS } from './measures.ts';
import { summaryOf } from './overview.ts';
import { partsAndWhole, presentSecond, reportedStages, stackedMedians } from './stage-history.ts';
import { anySamples } from './test-kit/samples.ts';
import { firstIndex, sum, timelineOf, valuesOf } from './timeline.ts';

/** The export as a person's table would read it: cells by the name of their column, rows in order. */
function tableOf(csv: string): readonly ReadonlyMap<string, string>[] {
  const [header = [], ...rows] = csv
    .split('\r\n')
    .slice(0, -1)
    .map(row => row.split(','));
  return rows.map(cells => new Map(header.map((column, index) => [column, cells[index] ?? 'missing'])));
}

const cellNumber = (cell: string | undefined) =>
  cell === '' || cell === undefined ? undefined : Number(cell);

describe('the numbers of the page agree:', () => {
  it('the value under the cursor is the cell of that second in the export', () => {
    fc.assert(
      fc.property(anySamples, samples => {
        const timeline = timelineOf(samples);
        const first = firstIndex(timeline);
        for (const [row, cells] of tableOf(csvOf(timeline)).entries())
          for (const { column, read } of ALL_MEASURES) {
            const pointed = figureOf(timeline, valuesOf(timeline, read), first + row, 'newest');
            expect(pointed?.value, column).toBe(cellNumber(cells.get(column)));
          }
      }),
      { numRuns: 40 },
    );
  });

  it('the figure of a graph is the newest cell, or the sum of all', () => {
    fc.assert(
      fc.property(anySamples, samples => {
        const timeline = timelineOf(samples);
        const table = tableOf(csvOf(timeline));
        for (const { column, read } of Object.values(MEASURES)) {
          const values = valuesOf(timeline, read);
          const newest = table.findLast(cells => cells.get(column) !== '')?.get(column);
          expect(figureOf(timeline, values, undefined, 'newest')?.value, column).toBe(cellNumber(newest));
          const added = table.reduce((total, cells) => total + Number(cells.get(column)), 0);
          expect(figureOf(timeline, values, undefined, 'sum')?.value, column).toBeCloseTo(added, 6);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the stack of a second is as high as its stages’ medians in the export together', () => {
    fc.assert(
      fc.property(anySamples, samples => {
        const timeline = timelineOf(samples);
        const top = stackedMedians(timeline, reportedStages(timeline)).at(-1);
        for (const [row, cells] of tableOf(csvOf(timeline)).entries()) {
          const index = firstIndex(timeline) + row;
          const medians = STAGES.flatMap(stage => cellNumber(cells.get(`${stage}_p50_ms`)) ?? []);
          const added = medians.reduce((total, median) => total + median, 0);
          if (medians.length > 0) expect(top?.[index]).toBeCloseTo(added, 9);
          else expect(top?.[index] ?? null).toBeNull();
          const both = partsAndWhole(timeline, index);
          if (both) {
            expect(both.partsMs).toBeCloseTo(added, 9);
            expect(both.wholeMs).toBe(cellNumber(cells.get('light_p50_ms')));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the line of a display in the overview has the figures of its graphs', () => {
    fc.assert(
      fc.property(anySamples, samples => {
        const timeline = timelineOf(samples);
        const summary = summaryOf(samples);
        const p95 = valuesOf(timeline, latency('light', 'p95').read);
        const resting = { second: presentSecond(timeline) };
        expect(summary.p95).toEqual(figureOf(timeline, p95, undefined, resting));
        expect(summary.dropped).toBe(sum(valuesOf(timeline, MEASURES.dropped.read)));
        const measured = p95.filter(value => value !== null);
        expect(summary.worstP95Ms).toBe(measured.length > 0 ? Math.max(...measured) : undefined);
        expect(Math.max(0, ...summary.curve.map(value => value ?? 0))).toBe(summary.worstP95Ms ?? 0);
      }),
    );
  });

  it('the percentiles of every second rise from p50 to p99, on the page and in the export', () => {
    fc.assert(
      fc.property(anySamples, samples => {
        const timeline = timelineOf(samples);
        for (const cells of tableOf(csvOf(timeline)))
          for (const way of WAYS) {
            const [p50, p95, p99] = PERCENTILES.map(name => cellNumber(cells.get(`${way}_${name}_ms`)));
            if (p50 === undefined) expect([p95, p99]).toEqual([undefined, undefined]);
            else expect([p50, p95, p99]).toEqual([p50, p95, p99].toSorted((a, b) => (a ?? 0) - (b ?? 0)));
          }
      }),
      { numRuns: 40 },
    );
  });
});
