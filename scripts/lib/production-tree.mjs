import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repo } from './repo.mjs';

/**
 * Dependencies that a package names for its install step or its own command line; while Lienzo runs nothing asks for them. cmake-js
 * alone brings sixty packages.
 */
const NOT_AT_RUN_TIME = {
  '@julusian/jpeg-turbo': ['cmake-js', 'node-addon-api'],
  '@photostructure/sqlite': ['node-addon-api'],
  'pkg-prebuilds': ['yargs'],
};

/**
 * The installed packages behind `roots` (names), each with everything that it depends on, as `{name, path, manifest}` in the order
 * of their paths (from the checkout's folder). `all` adds what only install steps need. Optional ones count where they are installed.
 */
export function packagesBehind(roots, { folder = repo, all = false } = {}) {
  const found = new Map();
  const visit = (name, parent, isOptional) => {
    const path = locate(folder, parent, name);
    if (path === undefined && isOptional) return;
    if (path === undefined) throw new Error(`${name}, which ${parent || 'Lienzo'} needs, is not installed`);
    if (found.has(path)) return;
    const manifest = JSON.parse(readFileSync(join(folder, path, 'package.json'), 'utf8'));
    found.set(path, { name, path, manifest });
    const skipped = (!all && NOT_AT_RUN_TIME[name]) || [];
    const { dependencies = {}, optionalDependencies = {} } = manifest;
    for (const wanted of Object.keys({ ...dependencies, ...optionalDependencies })) {
      if (!skipped.includes(wanted)) visit(wanted, path, wanted in optionalDependencies);
    }
  };
  for (const root of roots) visit(root, '', false);
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The `dependencies` of a checkout's package.json: what the packaged app loads from node_modules. */
export function productionRoots(folder = repo) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.keys(dependencies);
}

/** Folders of node_modules that npm counts as production and that the running app never opens. */
export function packagesNotAtRunTime(folder = repo) {
  const roots = productionRoots(folder);
  const running = new Set(packagesBehind(roots, { folder }).map(({ path }) => path));
  return packagesBehind(roots, { folder, all: true })
    .map(({ path }) => path)
    .filter(path => !running.has(path));
}

/** Node's lookup: inside the parent, then in every folder above. */
function locate(folder, parent, name) {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const path = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (existsSync(join(folder, path, 'package.json'))) return path;
    if (!at) return undefined;
  }
}
