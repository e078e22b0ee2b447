import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playwrightCounts, sumCounts, tapCounts, unittestCounts, vitestCounts } from '../lib/test-counts.mjs';
import { closingLine, table } from '../lib/test-summary.mjs';

test('every tool’s report is read for its own counts', () => {
  assert.deepEqual(
    vitestCounts(
      JSON.stringify({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }),
    ),
    { passed: 7, failed: 1, skipped: 3 },
  );
  assert.deepEqual(
    playwrightCounts(JSON.stringify({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } })),
    { passed: 4, failed: 2, skipped: 2 },
  );
  assert.deepEqual(tapCounts('# tests 9\n# pass 5\n# fail 1\n# cancelled 1\n# skipped 2\n# todo 0\n'), {
    passed: 5,
    failed: 2,
    skipped: 2,
  });
});

test('unittest’s summary is read in each of its shapes', () => {
  const of = (ran, verdict) => unittestCounts(`....\n-----\nRan ${ran} in 0.012s\n\n${verdict}\n`);
  assert.deepEqual(of('5 tests', 'OK'), { passed: 5, failed: 0, skipped: 0 });
  assert.deepEqual(of('1 test', 'OK (skipped=1)'), { passed: 0, failed: 0, skipped: 1 });
  assert.deepEqual(of('9 tests', 'FAILED (failures=1, errors=2, skipped=3)'), {
    passed: 3,
    failed: 3,
    skipped: 3,
  });
  assert.deepEqual(of('4 tests', 'FAILED (expected failures=1, unexpected successes=2)'), {
    passed: 1,
    failed: 2,
    skipped: 1,
  });
  assert.equal(unittestCounts('Traceback (most recent call last):\n'), undefined);
  assert.equal(unittestCounts('Ran 3 tests in 0.1s\n'), undefined);
});

const lint = { step: { name: 'lint' }, code: 0, seconds: 1.04 };
const unit = { step: { name: 'unit', counts: vitestCounts }, code: 0, seconds: 12.3, counts: counts(120, 0) };
const python = { step: { name: 'python', counts: JSON.parse }, code: 0, seconds: 2, counts: counts(3, 0, 4) };

test('the closing line sums what was truly counted', () => {
  assert.equal(closingLine([lint, unit, python]), 'npm-test: 123 passed, 0 failed');
  const failing = { ...python, code: 1, counts: counts(2, 1) };
  assert.equal(closingLine([lint, unit, failing]), 'npm-test: 122 passed, 1 failed');
});

test('no count is claimed when a report is missing or the failure lies elsewhere', () => {
  assert.equal(closingLine([lint]), 'npm-test: nothing to count');
  assert.equal(closingLine([{ ...lint, code: 2 }]), 'npm-test: stopped at lint');
  assert.equal(closingLine([unit, { ...lint, code: 2 }]), 'npm-test: stopped at lint');
  assert.equal(closingLine([unit, { ...python, code: 1, counts: undefined }]), 'npm-test: stopped at python');
  // A test file that cannot be loaded fails the run without failing a test.
  assert.equal(closingLine([{ ...unit, code: 1 }]), 'npm-test: stopped at unit');
});

test('the table names each step, its seconds and its outcome', () => {
  const lines = table([lint, unit, { ...python, code: 1 }]).split('\n');
  assert.equal(lines.length, 4);
  assert.match(lines[1], /^lint +1\.0 +ok$/);
  assert.match(lines[2], /^unit +12\.3 +120 +0 +ok$/);
  assert.match(lines[3], /^python +2\.0 +3 +0 +4 +failed \(1\)$/);
});

test('counts add up', () => {
  assert.deepEqual(sumCounts([counts(1, 2, 3), counts(10, 20, 30)]), counts(11, 22, 33));
  assert.deepEqual(sumCounts([]), counts(0, 0, 0));
});

function counts(passed, failed, skipped = 0) {
  return { passed, failed, skipped };
}
