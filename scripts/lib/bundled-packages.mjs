import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repo } from './repo.mjs';

const SOURCES = ['src-shared', 'src-main', 'src-renderer'];
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|@import\s+)['"]([^'"]+)['"]/g;

/**
 * Names of the npm packages that the sources import, tests aside: `out/` holds copies of them or loads them. Electron and what is
 * Node's own are none.
 */
export function importedPackages(folder = repo) {
  const names = new Set();
  for (const tree of SOURCES) {
    for (const file of sourceFiles(join(folder, tree))) {
      for (const name of packagesIn(readFileSync(file, 'utf8'))) names.add(name);
    }
  }
  return [...names];
}

/** The packages that one source imports: `@mantine/core/styles.css` is `@mantine/core`. */
export function packagesIn(source) {
  return [...source.matchAll(IMPORT)]
    .map(([, target]) => target)
    .filter(
      target => /^(@[a-z0-9~-]|[a-z])/.test(target) && !target.startsWith('node:') && target !== 'electron',
    )
    .map(target =>
      target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter(name => /\.(tsx?|css)$/.test(name) && !/\.test\.tsx?$|test-kit|test-support/.test(name))
    .map(name => join(folder, name));
}
