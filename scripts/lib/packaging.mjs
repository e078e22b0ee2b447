import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeNotices } from './notices.mjs';
import { cleanRegistryElectron } from './registry-electron.mjs';
import { packageCommand, repo } from './repo.mjs';
import { run } from './run.mjs';
import { Failure, say, warn } from './say.mjs';

const OWN_FLAGS = { linux: '--linux', darwin: '--mac', win32: '--win' };
const PROCESSORS = ['--x64', '--arm64', '--ia32', '--armv7l', '--universal'];
const ALIASES = { '--macos': '--mac', '--windows': '--win', '-m': '--mac', '-w': '--win', '-l': '--linux' };

/** What the development runtime may be packed into: a folder for this machine, to try the package and never to hand on. */
const FOR_TESTS = ['--linux', 'dir'];

/**
 * Runs electron-builder with `args` (none: every target that is configured for this system) around a runtime of `ensureElectron`,
 * and resolves its exit code. `output`: the folder to write to, from the checkout's.
 */
export async function makePackage(electron, args = [], output = 'dist') {
  const isForTests = electron.origin === 'registry';
  if (isForTests) refuseToShip(args);
  writeNotices();
  const targets = args.length > 0 ? args : isForTests ? FOR_TESTS : [OWN_FLAGS[process.platform]];
  const runtime = await runtimeOptions(electron, targets);
  const code = await run(process.execPath, [
    packageCommand('electron-builder'),
    ...targets,
    '--publish=never',
    '--config=electron-builder.config.mjs',
    `--config.directories.output=${output}`,
    ...runtime,
  ]);
  if (code === 0 && isForTests)
    warn(`${output}/ holds the development runtime: for tests only, never to be shipped`);
  else if (code === 0) say(`the package is in ${output}/`);
  return code;
}

/** The program inside a `dir` package of this system. */
export function packagedBinary(output) {
  const folder = join(repo, output);
  if (process.platform === 'darwin') {
    const name = process.arch === 'arm64' ? 'mac-arm64' : 'mac';
    return join(folder, name, 'Lienzo.app/Contents/MacOS/Lienzo');
  }
  const suffix = process.arch === 'arm64' ? 'arm64-' : '';
  if (process.platform === 'win32') return join(folder, `win-${suffix}unpacked`, 'Lienzo.exe');
  return join(folder, `linux-${suffix}unpacked`, 'lienzo');
}

function refuseToShip(args) {
  const isDirOnly = args.every(arg => FOR_TESTS.includes(arg) || ['--dir', '--x64', '-l'].includes(arg));
  if (isDirOnly && (args.length === 0 || args.includes('dir') || args.includes('--dir'))) return;
  throw new Failure(
    'Only the development runtime is at hand, and it must not be shipped: with it, npm run package makes a folder for tests ' +
      `and nothing else (npm run package -- ${FOR_TESTS.join(' ')}). Installers need a network that reaches GitHub, or a ` +
      'release of Electron unpacked in ELECTRON_OVERRIDE_DIST_PATH.',
  );
}

/** For another system or processor than this one, electron-builder fetches the runtime itself. */
async function runtimeOptions(electron, targets) {
  if (targets.some(target => isForOthers(target))) return [];
  const { folder, version } = await cleanRuntime(electron);
  return [`--config.electronDist=${folder}`, `--config.electronVersion=${version}`];
}

/** Whether an argument of electron-builder names a system or processor that is not this one. */
export function isForOthers(target, { platform, arch } = process) {
  const systems = Object.values(OWN_FLAGS).filter(flag => flag !== OWN_FLAGS[platform]);
  const processors = PROCESSORS.filter(flag => flag !== `--${arch}`);
  return [...systems, ...processors].includes(ALIASES[target] ?? target);
}

/** A runtime without an app in it, and its version. */
async function cleanRuntime(electron) {
  if (electron.origin === 'registry') return cleanRegistryElectron();
  if (existsSync(join(electron.folder, 'resources/app')))
    throw new Failure(`${electron.folder} has an app of its own in it; a package needs a clean runtime.`);
  const version = readFileSync(join(electron.folder, 'version'), 'utf8').replace(/^v/, '').trim();
  return { folder: electron.folder, version };
}
