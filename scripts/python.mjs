// npm run python: every Python test of the tree, under a Python that has the modules they need.
import { findPython } from './lib/find-python.mjs';
import { run } from './lib/run.mjs';
import { Failure, main, say } from './lib/say.mjs';
import { sumCounts, unittestCounts, writeResult } from './lib/test-counts.mjs';

/** `top` goes on the import path; `start` is where the tests lie. */
const SUITES = [
  { start: 'td/tests', top: 'td' },
  { start: 'e2e/python/tests', top: 'e2e/python' },
];

await main(async () => {
  const python = findPython();
  say(`Python: ${python}`);
  const results = [];
  for (const suite of SUITES) results.push(await runSuite(python, suite));
  writeResult('python', sumCounts(results.map(result => result.counts)));
  return results.find(result => result.code !== 0)?.code ?? 0;
});

async function runSuite(python, { start, top }) {
  say(`${start}`);
  let output = '';
  const code = await run(
    python,
    ['-X', 'utf8', '-B', '-m', 'unittest', 'discover', '-b', '-s', start, '-t', top],
    {
      // unittest reports on standard error: shown as it comes, and read for its counts.
      stdio: ['ignore', 'inherit', 'pipe'],
      onOutput: chunk => {
        output += chunk;
        process.stderr.write(chunk);
      },
    },
  );
  const counts = unittestCounts(output);
  if (!counts) throw new Failure(`The tests of ${start} ended without a result (exit code ${code}).`);
  // Before 3.12 Python calls a run of no tests a success.
  if (counts.passed + counts.failed === 0) throw new Failure(`No test was found in ${start}.`);
  return { code, counts };
}
