/** `npm run bench [NAME…] [--json]`: see bench/README.md. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureDependencies } from '../scripts/lib/ensure-dependencies.mjs';
import { BENCHES } from './benches.mjs';
import { makeTools } from './tools.mjs';

const repository = path.resolve(import.meta.dirname, '..');
const built = path.join(repository, '.cache', 'bench');
const asJson = process.argv.includes('--json');
const wanted = process.argv.slice(2).filter(word => !word.startsWith('--'));
const chosen = BENCHES.filter(
  bench => wanted.length === 0 || wanted.some(name => bench.name.startsWith(name)),
);
if (chosen.length === 0) {
  console.error(
    `No bench is called ${wanted.join(', ')}. There are: ${BENCHES.map(bench => bench.name).join(', ')}.`,
  );
  process.exit(1);
}

await ensureDependencies();
const { build } = await import('vite');
await build({
  root: repository,
  configFile: path.join(repository, 'bench', 'vite.config.ts'),
  logLevel: 'error',
});
const scratch = mkdtempSync(path.join(os.tmpdir(), 'lienzo-bench-'));
const tools = makeTools({ built, scratch });
try {
  let met = true;
  for (const bench of chosen) {
    try {
      met = report(bench, await measure(bench, tools)) && met;
    } catch (error) {
      // One that cannot run here (a program is missing) does not keep the others from it, and does not pass either.
      console.error(`${bench.name}: ${error.message}`);
      met = false;
    }
  }
  process.exitCode = met ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Interleaved pairs: A B A B …, after one pair that does not count. */
async function measure(bench, tools) {
  const pairs = [];
  for (let pair = -1; pair < bench.pairs; pair += 1) {
    const ours = measured(await bench.ours(tools));
    const baseline = measured(await bench.baseline(tools));
    if (pair >= 0)
      pairs.push({ ratio: ours.value / baseline.value, ours: ours.note, baseline: baseline.note });
  }
  return pairs.sort((a, b) => a.ratio - b.ratio);
}

function measured(result) {
  return typeof result === 'number' ? { value: result, note: undefined } : result;
}

/** The median of each figure of the notes of one side. */
function toldOf(notes) {
  const [first] = notes;
  if (!first) return undefined;
  const median = key => notes.map(note => note[key]).sort((a, b) => a - b)[Math.floor(notes.length / 2)];
  return Object.fromEntries(Object.keys(first).map(key => [key, median(key)]));
}

function report(bench, pairs) {
  const ratios = pairs.map(pair => pair.ratio);
  const told = {
    ours: toldOf(pairs.map(pair => pair.ours)),
    baseline: toldOf(pairs.map(pair => pair.baseline)),
  };
  const at = share => Number(ratios[Math.round((ratios.length - 1) * share)].toFixed(3));
  const ratio = at(0.5);
  const ok = ratio <= bench.goal;
  const spread = [at(0.25), at(0.75)];
  const line = {
    name: bench.name,
    ratio,
    goal: bench.goal,
    ok,
    spread,
    pairs: ratios.length,
    unit: bench.unit,
    ...(told.ours && { told }),
  };
  if (asJson) console.log(JSON.stringify(line));
  else {
    const verdict = ok ? 'ok' : 'OVER ITS GOAL';
    console.log(
      `${bench.name.padEnd(24)} ${ratio}× (${spread[0]}–${spread[1]}), goal ≤ ${bench.goal}×  ${verdict}  [${bench.unit}]`,
    );
    if (told.ours) console.log(`${' '.repeat(25)}${JSON.stringify(told)}`);
  }
  return ok;
}
