// npm test [-- STEP…]: everything that must hold before a commit, from a bare checkout on.

import { endWithNpm } from './lib/parent-watch.mjs';
import { Failure, main } from './lib/say.mjs';
import { forgetResult, readCounts } from './lib/test-counts.mjs';
import { steps } from './lib/test-steps.mjs';
import { closingLine, table } from './lib/test-summary.mjs';

await main(async () => {
  endWithNpm();
  const results = [];
  const chosen = chosenSteps(process.argv.slice(2));
  const names = new Set(chosen.map(step => step.name));
  for (const step of chosen) {
    const result = await take(step, names);
    results.push(result);
    if (result.code !== 0) break;
  }
  console.log(`\n${table(results)}\n${closingLine(results)}`);
  return results.at(-1).code;
});

function chosenSteps(names) {
  const unknown = names.filter(name => !steps.some(step => step.name === name));
  if (unknown.length > 0) {
    throw new Failure(
      `No step ${unknown.join(', ')}. The steps: ${steps.map(step => step.name).join(', ')}.`,
    );
  }
  return steps.filter(step => step.always || names.length === 0 || names.includes(step.name));
}

async function take(step, chosen) {
  console.log(`\n=== ${step.title} ===`);
  if (step.counts) forgetResult(step.name);
  const startedAt = performance.now();
  const code = await outcome(step, chosen);
  const seconds = (performance.now() - startedAt) / 1000;
  return { step, code, seconds, counts: step.counts && readCounts(step.name, step.counts) };
}

/** A step that cannot even begin ends the run like one that fails: with its sentence, and the table of the others. */
async function outcome(step, chosen) {
  try {
    return (await step.run(chosen)) ?? 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}
