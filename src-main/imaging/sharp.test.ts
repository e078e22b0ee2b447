import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * Which build of sharp a process has loaded is a fact of the whole process, so each case is a process of its own. It runs what
 * users run: our modules bundled as ESM, with the native packages left outside.
 */
const ROOT = resolve(import.meta.dirname, '../..');
const PROBE = `
import { readFileSync } from 'node:fs';
import { decodePicture, encodePng, loadSharp } from './imaging.js';

const maps = () => process.platform === 'linux' ? readFileSync('/proc/self/maps', 'utf8') : '';
const before = /libvips|sharp-(linux|wasm)/.test(maps());
const pixels = { width: 2, height: 1, data: Buffer.from('ff0000ff00ff00ff', 'hex') };
const back = await decodePicture(await encodePng(pixels));
console.log(JSON.stringify({
  loadedOnImport: before,
  wasm: 'emscripten' in loadSharp().versions,
  nativeInMemory: /libvips|sharp-linux/.test(maps()),
  pixels: back.data.toString('hex'),
}));
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienzo-sharp-'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const entry = join(folder, 'entry.ts');
  const from = (file: string) => JSON.stringify(join(ROOT, 'src-main/imaging', file));
  await writeFile(entry, `export * from ${from('pictures.ts')};\nexport * from ${from('sharp.ts')};\n`);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'imaging.js' } },
    },
  });
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'probe.js'), PROBE);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function probe(env: Record<string, string>): Promise<unknown> {
  const { LIENZO_SHARP: _, ...inherited } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'probe.js')], {
    env: { ...inherited, ...env },
    timeout: 15_000,
  });
  return JSON.parse(stdout);
}

describe('which sharp', () => {
  test('LIENZO_SHARP=wasm: the WASM build encodes and decodes, and no native libvips is in the process', async () => {
    expect(await probe({ LIENZO_SHARP: 'wasm' })).toEqual({
      loadedOnImport: false,
      wasm: true,
      nativeInMemory: false,
      pixels: 'ff0000ff00ff00ff',
    });
  });

  test('otherwise in plain Node: the native one', async () => {
    expect(await probe({})).toEqual({
      loadedOnImport: false,
      wasm: false,
      nativeInMemory: process.platform === 'linux',
      pixels: 'ff0000ff00ff00ff',
    });
  });
});
