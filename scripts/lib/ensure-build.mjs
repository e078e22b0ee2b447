import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { packageCommand, repo } from './repo.mjs';
import { prepare } from './run.mjs';
import { say } from './say.mjs';

const SINGLE_SOURCES = ['electron.vite.config.ts', 'tsconfig.base.json', 'package.json', 'package-lock.json'];

/** Builds into out/ when a source is newer than the last build that succeeded. */
export async function ensureBuild() {
  if (buildIsCurrent()) return;
  await alone(async () => {
    if (buildIsCurrent()) return;
    say('building');
    const startedAt = new Date();
    await prepare('The build', process.execPath, [packageCommand('electron-vite'), 'build']);
    // The stamp bears the time of the start: what is saved while the build runs is built again.
    const stamp = stampOf(repo);
    mkdirSync(join(stamp, '..'), { recursive: true });
    writeFileSync(stamp, '');
    utimesSync(stamp, startedAt, startedAt);
  });
}

/** True when nothing that goes into the build has changed since its stamp. */
export function buildIsCurrent(folder = repo) {
  const stamp = stampOf(folder);
  return existsSync(stamp) && newestSourceMs(folder) <= statSync(stamp).mtimeMs;
}

const stampOf = folder => join(folder, 'out', '.build-stamp');

function newestSourceMs(folder) {
  const trees = readdirSync(folder).filter(name => name.startsWith('src-') || name === 'td');
  const files = SINGLE_SOURCES.map(name => join(folder, name)).filter(existsSync);
  return Math.max(0, ...files.map(mtimeMs), ...trees.map(tree => newestInMs(join(folder, tree))));
}

/** A folder's own time counts too: it is all that a deleted or renamed file leaves behind. */
function newestInMs(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const times = entries.map(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? newestInMs(path) : mtimeMs(path);
  });
  return Math.max(mtimeMs(folder), ...times);
}

const mtimeMs = path => statSync(path).mtimeMs;
