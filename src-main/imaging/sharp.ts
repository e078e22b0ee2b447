import { createRequire, Module } from 'node:module';
import type Sharp from 'sharp';

/**
 * The one way to sharp. In plain Node, on macOS and Windows that is its native build. Electron on Linux links the system's
 * GLib, which mixes with the one inside sharp's libvips (assertions, leaks, crashes: lovell/sharp #4525, electron #46323):
 * there it is sharp's own WASM build. `LIENZO_SHARP=wasm` asks for that one anywhere.
 */
// Not called `require`: the bundler puts a constant of that name into the same module.
const requireHere = createRequire(import.meta.url);

let loaded: typeof Sharp | undefined;

/** Loads sharp at the first call (40 ms native, 150 ms WASM) and keeps it. Throws when no build fits this machine. */
export function loadSharp(): typeof Sharp {
  loaded ??= load();
  return loaded;
}

function load(): typeof Sharp {
  const wasm = needsWasm();
  if (wasm) refuseNative();
  const sharp: typeof Sharp = requireHere('sharp');
  if (wasm && !('emscripten' in sharp.versions)) {
    throw new Error('sharp took its native build, which must not run inside Electron on Linux');
  }
  // Every picture comes from memory and only once, so libvips' cache would hold what nobody asks for again.
  sharp.cache(false);
  return sharp;
}

function needsWasm(): boolean {
  const electronOnLinux = process.versions['electron'] !== undefined && process.platform === 'linux';
  return electronOnLinux || process.env['LIENZO_SHARP'] === 'wasm';
}

/**
 * sharp takes its WASM build only when requiring the native one yields nothing. An empty entry in the cache of `require`
 * does just that, without touching the resolver, and is the same in every version of Node and Electron.
 */
function refuseNative(): void {
  const fromSharp = createRequire(requireHere.resolve('sharp'));
  for (const platform of ['linux', 'linuxmusl']) {
    const path = resolveOrNothing(fromSharp, `@img/sharp-${platform}-${process.arch}/sharp.node`);
    if (path === undefined) continue;
    const empty = new Module(path);
    empty.exports = undefined;
    empty.loaded = true;
    requireHere.cache[path] = empty;
  }
}

function resolveOrNothing(from: NodeJS.Require, name: string): string | undefined {
  try {
    return from.resolve(name);
  } catch {
    return undefined; // Not installed on this machine: nothing to refuse.
  }
}
