import { sumCounts } from './test-counts.mjs';

/**
 * The steps as lines of text. A result is `{step: {name, counts?}, code, seconds, counts?}`, where `step.counts` is
 * there for steps that run tests, and `counts` if such a step has reported.
 */
export function table(results) {
  const rows = results.map(({ step, code, seconds, counts }) => [
    step.name,
    seconds.toFixed(1),
    counts?.passed ?? '',
    counts?.failed ?? '',
    counts?.skipped || '',
    code === 0 ? 'ok' : `failed (${code})`,
  ]);
  const all = [['step', 'seconds', 'passed', 'failed', 'skipped', ''], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map(row => String(row[column]).length)));
  const line = row =>
    row.map((cell, i) => (i === 0 ? pad(cell, widths[i]) : pad(cell, -widths[i]))).join('  ');
  return all.map(row => line(row).trimEnd()).join('\n');
}

const pad = (cell, width) => (width < 0 ? String(cell).padStart(-width) : String(cell).padEnd(width));

/**
 * The last line. Counts are given only when they are whole: every test step has reported, and no other failure hides
 * behind them.
 */
export function closingLine(results) {
  const last = results.at(-1);
  const counted = results.filter(result => result.step.counts);
  const total = sumCounts(counted.map(result => result.counts ?? { passed: 0, failed: 0, skipped: 0 }));
  const isWhole = counted.length > 0 && counted.every(result => result.counts);
  const failureIsCounted = last.code === 0 || Boolean(last.counts?.failed);
  if (isWhole && failureIsCounted) return `npm-test: ${total.passed} passed, ${total.failed} failed`;
  return last.code === 0 ? 'npm-test: nothing to count' : `npm-test: stopped at ${last.step.name}`;
}
