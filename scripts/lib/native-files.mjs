import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join, sep } from 'node:path';

// Machine numbers of the three formats: ELF e_machine, Mach-O cputype (little-endian), PE Machine.
const ELF_CPU = { 62: 'x64', 183: 'arm64', 40: 'arm', 3: 'ia32' };
const MACH_CPU = { 16777223: 'x64', 16777228: 'arm64' };
const PE_CPU = { 34404: 'x64', 43620: 'arm64', 332: 'ia32' };
const HEAD_BYTES = 1024;
const WASM_MAGIC = 0x6d736100;

/**
 * What must be inside a package for a platform, each a pattern of a path under `app.asar.unpacked`. Electron on Linux takes sharp's
 * WASM build (src-main/imaging/sharp.ts says why), the others the native one.
 */
export function nativesWanted(platform, arch) {
  const target = `${platform}-${arch}`;
  return [
    new RegExp(`/@julusian/jpeg-turbo/prebuilds/jpeg-turbo-${target}/node-napi-v\\d+\\.node$`),
    new RegExp(`/@photostructure/sqlite/prebuilds/${target}/[^/]+\\.glibc\\.node$`),
    new RegExp(`/@napi-rs/canvas-${target}[^/]*/skia\\.${target}[^/]*\\.node$`),
    platform === 'linux'
      ? /\/@img\/sharp-wasm32\/lib\/[^/]+\.wasm$/
      : new RegExp(`/@img/sharp-${target}/lib/[^/]+\\.node$`),
  ];
}

/** Every file of machine code under `folder`, known by its first bytes, as `{path, target}`; `target`: `linux-x64`, `wasm` … */
export function nativeFilesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .map(file => ({ path: file.slice(folder.length).split(sep).join('/'), target: targetOf(headOf(file)) }))
    .filter(({ target }) => target !== undefined);
}

/** What is wrong with the native files of a package, as sentences; none when it holds those of its own platform and only those. */
export function faultsOfNatives(files, platform, arch) {
  const own = `${platform}-${arch}`;
  const missing = nativesWanted(platform, arch).filter(
    wanted => !files.some(({ path }) => wanted.test(path)),
  );
  const foreign = files.filter(({ path, target }) => {
    if (target === 'wasm') return platform !== 'linux';
    return target !== own || /musl/.test(path);
  });
  return [
    ...missing.map(wanted => `nothing in it fits ${wanted}`),
    ...foreign.map(({ path, target }) => `${path} is for ${target}, not for ${own}`),
  ];
}

/** Which system and processor a file is for, by its first bytes; undefined for what is no machine code. */
export function targetOf(head) {
  if (head.length < 64) return undefined;
  if (head.readUInt32BE(0) === 0x7f454c46) return `linux-${ELF_CPU[head.readUInt16LE(18)] ?? 'unknown'}`;
  if (head.readUInt32LE(0) === 0xfeedfacf) return `darwin-${MACH_CPU[head.readUInt32LE(4)] ?? 'unknown'}`;
  if (head.readUInt32LE(0) === WASM_MAGIC) return 'wasm';
  return head.toString('latin1', 0, 2) === 'MZ' ? peTarget(head) : undefined;
}

/** A PE file names at 0x3c where its real header begins. */
function peTarget(head) {
  const at = head.readUInt32LE(0x3c);
  if (at + 6 > head.length || head.toString('latin1', at, at + 4) !== 'PE\0\0') return undefined;
  return `win32-${PE_CPU[head.readUInt16LE(at + 4)] ?? 'unknown'}`;
}

function headOf(file) {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return head.subarray(0, readSync(handle, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(handle);
  }
}
