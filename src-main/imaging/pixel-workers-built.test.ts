import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The program of the threads is the text of our functions: this proves that it survives what a bundler does to them. */
const ROOT = resolve(import.meta.dirname, '../..');
const PROBE = `
import { PixelWorkers } from './built.js';

const inShared = values => { const shared = new Uint32Array(new SharedArrayBuffer(16)); shared.set(values); return shared; };
const base = { kind: 'look', width: 2, height: 2, x: 0, y: 0, background: 0xff000000, flatten: true };
const target = inShared([0, 0, 0, 0]);
const table = Uint8Array.from({ length: 256 }, (_, level) => level >> 1);
await new PixelWorkers(1).run({
  ...base,
  source: { words: inShared([0xff0000ff, 0xff00ff00, 0xffff0000, 0x00ffffff]), base: 3, columnStep: -1, rowStep: -2, width: 2, height: 2 },
  placed: { x: 0, y: 0, width: 2, height: 2 },
  target,
  grade: { table, saturation: 256 },
});
console.log(JSON.stringify([...target].map(word => word.toString(16))));
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienzo-pixels-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(ROOT, 'src-main/imaging/pixel-workers.ts'),
      outDir: folder,
      emptyOutDir: false,
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'built.js' } },
    },
  });
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'probe.js'), PROBE);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the threads work in a bundle, minified too, and let the process end when nothing is to be done', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'probe.js')], {
    timeout: 15_000,
  });
  expect(JSON.parse(stdout)).toEqual(['ff000000', 'ff7f0000', 'ff007f00', 'ff00007f']);
});
