import { existsSync, readFileSync } from 'node:fs';
import { findProgram } from './find-program.mjs';
import { findPython } from './find-python.mjs';
import { collect, prepare } from './run.mjs';
import { Failure, say } from './say.mjs';

// What a bare Debian or Ubuntu lacks: a screen and a browser for the end-to-end tests, the libraries that Electron
// links, the Python side's modules, and tjbench for the benchmarks.
const PACKAGES = [
  'xvfb',
  'chromium',
  'libnss3',
  'libatk-bridge2.0-0',
  'libcups2',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libdrm2',
  'libxss1',
  'python3-websockets',
  'python3-pil',
  'python3-numpy',
  'python3-requests',
  'libjpeg-turbo-progs',
];

/** Debian 13 and Ubuntu 24.04 renamed libraries whose time_t grew to 64 bits; the old name installs nothing there. */
const renamed = name => `${name}t64`;

/** The names under which a browser for the tests may be found. */
export const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Sees to the programs that the tests need. Root on Debian or Ubuntu: installs the missing packages. Anyone else gets a
 * `Failure` that says what to do.
 */
export async function ensureTestMachine() {
  if (process.platform === 'linux' && isDebianLike(osRelease())) await ensureDebianPackages();
  else requirePrograms();
}

/** Whether an os-release file is that of Debian, Ubuntu or a child of theirs. */
export function isDebianLike(release) {
  const ids = [...release.matchAll(/^(?:ID|ID_LIKE)=(.*)$/gm)].flatMap(
    match => match[1].match(/[\w.-]+/g) ?? [],
  );
  return ids.includes('debian') || ids.includes('ubuntu');
}

/** Those of `PACKAGES` that are installed under neither name, in a list of installed package names. */
export function missingPackages(installed) {
  const names = new Set(installed);
  return PACKAGES.filter(name => !names.has(name) && !names.has(renamed(name)));
}

async function ensureDebianPackages() {
  const missing = missingPackages(await installedPackages());
  if (missing.length === 0) return;
  if (process.getuid() !== 0) {
    const line = `sudo apt-get install --no-install-recommends ${(await installable(missing)).join(' ')}`;
    throw new Failure(`The tests need packages that are not installed. This line installs them:\n  ${line}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  say(`installing Debian packages: ${missing.join(' ')}`);
  await prepare('apt-get update', 'apt-get', ['update', '-qq'], { env });
  const names = await installable(missing);
  await prepare('apt-get install', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    env,
  });
}

async function installedPackages() {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are dpkg-query's own format language.
  const { output } = await collect('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n']);
  return output
    .split('\n')
    .filter(line => line.startsWith('installed '))
    .map(line => line.slice('installed '.length));
}

/** Each package under the name that this release knows. */
async function installable(names) {
  const { output } = await collect('apt-cache', ['pkgnames']);
  const known = new Set(output.split('\n'));
  return names.map(name => (known.has(renamed(name)) ? renamed(name) : name));
}

function requirePrograms() {
  const missing = [];
  // Elsewhere windows need no Xvfb, and the browser comes with the system or from Playwright.
  if (process.platform === 'linux' && !findProgram('Xvfb')) missing.push('Xvfb');
  if (process.platform === 'linux' && !findProgram(...CHROMIUM_NAMES)) missing.push('chromium');
  if (missing.length > 0)
    throw new Failure(`The tests need programs that are not on the PATH: ${missing.join(', ')}.`);
  findPython();
}

function osRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}
