import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { needsNoSandbox } from './display.mjs';
import { ensureBuild } from './ensure-build.mjs';
import { ensureDependencies } from './ensure-dependencies.mjs';
import { electronEnvironment, ensureElectron } from './ensure-electron.mjs';
import { CHROMIUM_NAMES, ensureTestMachine } from './ensure-test-machine.mjs';
import { findProgram } from './find-program.mjs';
import { findPython } from './find-python.mjs';
import { makePackage, packagedBinary } from './packaging.mjs';
import { npmCommand, packageCommand, repo } from './repo.mjs';
import { run } from './run.mjs';
import { Failure } from './say.mjs';
import { playwrightCounts, resultFile, tapCounts, vitestCounts } from './test-counts.mjs';
import { startXvfb } from './xvfb.mjs';

const PACKAGE_FOR_TESTS = '.cache/package';

/**
 * The steps of `npm test` in their order. `run` is given the names of the steps chosen and resolves an exit code, or
 * nothing for success; `counts` reads the report that the step's tool leaves at `resultFile(name)`.
 */
export const steps = [
  { name: 'prepare', title: 'Programs, dependencies and Electron', always: true, run: prepareFor },
  { name: 'lint', title: 'Lint', run: () => npmScript('lint') },
  { name: 'types', title: 'Types', run: () => npmScript('types') },
  { name: 'build', title: 'Build', run: ensureBuild },
  { name: 'scripts', title: 'Tests of the scripts', run: testScripts, counts: tapCounts },
  { name: 'unit', title: 'Unit and integration tests', run: testUnits, counts: vitestCounts },
  { name: 'python', title: 'Python tests', run: testPython, counts: JSON.parse },
  { name: 'e2e', title: 'End-to-end tests', run: testEndToEnd, counts: playwrightCounts },
];

async function prepareFor(chosen) {
  if (chosen.has('python') || chosen.has('e2e')) await ensureTestMachine();
  await ensureDependencies();
  if (chosen.has('e2e')) await ensureElectron();
}

function npmScript(name) {
  const [npm, ...first] = npmCommand();
  return run(npm, [...first, 'run', '--silent', name]);
}

function testScripts() {
  const folder = join(repo, 'scripts/tests');
  const files = readdirSync(folder).filter(name => name.endsWith('.test.mjs'));
  const reports = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${resultFile('scripts')}`,
  ];
  return run(process.execPath, ['--test', ...reports, ...files.map(name => join(folder, name))]);
}

function testUnits() {
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile('unit')}`];
  return run(process.execPath, [packageCommand('vitest'), 'run', ...reports]);
}

function testPython() {
  return run(process.execPath, [join(repo, 'scripts/python.mjs')]);
}

async function testEndToEnd() {
  await ensureBuild();
  const electron = await ensureElectron();
  // Not dist/: what somebody made there to hand on is not ours to write over.
  const packaged = await makePackage(electron, hereOnly(), PACKAGE_FOR_TESTS);
  if (packaged !== 0) throw new Failure('The app could not be packaged.', packaged);
  const screen = process.platform === 'linux' ? await startXvfb() : undefined;
  try {
    return await run(
      process.execPath,
      [
        packageCommand('@playwright/test', 'playwright'),
        'test',
        '--reporter=list,json',
        '--fail-on-flaky-tests',
      ],
      {
        env: endToEndEnvironment(electron, screen),
      },
    );
  } finally {
    await screen?.stop();
  }
}

/** A folder for this machine instead of an installer. */
function hereOnly() {
  return [{ darwin: '--mac', win32: '--win' }[process.platform] ?? '--linux', 'dir'];
}

function endToEndEnvironment(electron, screen) {
  const env = {
    ...electronEnvironment(electron),
    LIENZO_ELECTRON: electron.binary,
    LIENZO_PACKAGED: packagedBinary(PACKAGE_FOR_TESTS),
    LIENZO_PYTHON: findPython(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: resultFile('e2e'),
  };
  const chromium = findProgram(...CHROMIUM_NAMES);
  if (chromium) env['LIENZO_CHROMIUM'] = chromium;
  if (needsNoSandbox()) env['LIENZO_NO_SANDBOX'] = '1';
  if (screen) {
    env['DISPLAY'] = screen.display;
    // With a Wayland session's name in the environment the windows would open there, before the user's eyes.
    delete env['WAYLAND_DISPLAY'];
  }
  return env;
}
