import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutCache } from './repo.mjs';

/** Where each test tool leaves its result, one file a step. */
export const resultFile = step => join(checkoutCache, 'test-results', `${step}.result`);

/** Removes what an earlier run left, so that it can never be counted for this one. */
export function forgetResult(step) {
  mkdirSync(join(checkoutCache, 'test-results'), { recursive: true });
  rmSync(resultFile(step), { force: true });
}

export function writeResult(step, counts) {
  mkdirSync(join(checkoutCache, 'test-results'), { recursive: true });
  writeFileSync(resultFile(step), JSON.stringify(counts));
}

/** `{passed, failed, skipped}` of a step as its tool reported them; undefined when it left no readable report. */
export function readCounts(step, parse) {
  try {
    return parse(readFileSync(resultFile(step), 'utf8'));
  } catch {
    return undefined; // the tool died before its report: there is nothing to count
  }
}

/** vitest's JSON reporter (Jest's format). */
export function vitestCounts(text) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(text);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** Playwright's JSON reporter. A test that passed only when tried again counts as failed: its first run was real. */
export function playwrightCounts(text) {
  const { expected, unexpected, flaky, skipped } = JSON.parse(text).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/** The summary lines at the end of `node --test`'s TAP. */
export function tapCounts(text) {
  const number = name => Number(text.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))[1]);
  return {
    passed: number('pass'),
    failed: number('fail') + number('cancelled'),
    skipped: number('skipped') + number('todo'),
  };
}

/** What Python's unittest prints at its end; undefined when it did not come so far. */
export function unittestCounts(text) {
  const ran = text.match(/^Ran (\d+) tests? in /m);
  if (!ran) return undefined;
  const verdict = text.slice(ran.index).match(/^(?:OK|FAILED)(?: \((.*)\))?$/m);
  if (!verdict) return undefined;
  const outcomes = new Map((verdict[1] ?? '').split(', ').map(pair => pair.split('=')));
  const number = name => Number(outcomes.get(name) ?? 0);
  const failed = number('failures') + number('errors') + number('unexpected successes');
  const skipped = number('skipped') + number('expected failures');
  return { passed: Number(ran[1]) - failed - skipped, failed, skipped };
}

export function sumCounts(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) for (const key of Object.keys(total)) total[key] += counts[key];
  return total;
}
