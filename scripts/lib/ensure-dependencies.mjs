import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { npmCommand, repo } from './repo.mjs';
import { prepare } from './run.mjs';
import { Failure, say } from './say.mjs';

/** Installs exactly what package-lock.json says, when that is not what lies in node_modules. */
export async function ensureDependencies() {
  refuseOldNode();
  if (dependenciesAreCurrent()) return;
  await alone(async () => {
    if (dependenciesAreCurrent()) return;
    say('installing dependencies (npm ci)');
    const [npm, ...first] = npmCommand();
    // NODE_ENV=production would leave out the build tools; without them nothing here starts.
    await prepare('npm ci', npm, [...first, 'ci', '--include=dev', '--no-fund', '--no-audit']);
  });
}

/** npm writes node_modules/.package-lock.json at the end of every install that succeeded. */
export function dependenciesAreCurrent(folder = repo) {
  const installed = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(join(folder, 'package-lock.json')).mtimeMs <= statSync(installed).mtimeMs;
}

function refuseOldNode() {
  const { engines } = JSON.parse(readFileSync(join(repo, 'package.json'), 'utf8'));
  const parts = version => version.match(/\d+/g).map(Number);
  const [wantedMajor, wantedMinor = 0] = parts(engines.node);
  const [major, minor] = parts(process.versions.node);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Failure(
    `Lienzo needs Node ${engines.node}; this is ${process.versions.node}. A newer one: https://nodejs.org`,
  );
}
