/** Words of a platform package's name and the manifest fields they stand for. */
const OS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
};
const CPU = {
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  loong64: 'loong64',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  x64: 'x64',
};
const LIBC = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/**
 * Optional dependencies that packages of a lock file (version 3) name and that it has no entry for, as
 * `{path, version, dev}`. `npm ci` refuses a lock file with such gaps.
 */
export function gapsOf(lock) {
  const gaps = new Map();
  for (const [parent, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isResolved(lock, parent, name)) continue;
      const path = `node_modules/${name}`;
      gaps.set(path, { path, version, dev: Boolean(entry.dev) && (gaps.get(path)?.dev ?? true) });
    }
  }
  return [...gaps.values()];
}

/**
 * A copy of the lock file with an entry for each gap, in npm's own order. The platform is read from the package's name,
 * so that npm on another platform skips it unseen and npm on that platform fetches it by its version.
 */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  for (const { path, version, dev } of gapsOf(lock)) {
    if (!/^\d+\.\d+\.\d+/.test(version))
      throw new Error(`${path} is wanted as ${version}, which names no one version`);
    packages[path] = { version, ...platformOf(path), ...(dev && { dev: true }), optional: true };
  }
  const order = Object.keys(packages).sort((a, b) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(order.map(path => [path, packages[path]])) };
}

function platformOf(path) {
  const words = path.split(/[/@.-]/);
  const field = table => words.filter(word => Object.hasOwn(table, word)).map(word => table[word]);
  const [os, cpu, libc] = [field(OS), field(CPU), field(LIBC)];
  if (os.length !== 1) throw new Error(`${path}: its name does not say for which system it is`);
  return { ...(cpu.length && { cpu }), ...(os[0] === 'linux' && libc.length && { libc }), os };
}

/** Node's lookup: beside the parent, then in every folder above. */
function isResolved(lock, parent, name) {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}
