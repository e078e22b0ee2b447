import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repo } from '../lib/repo.mjs';

/**
 * A throwaway checkout with the real scripts and the real npm commands for them, dependencies that count as installed and a build that counts as current,
 * so that a test decides what `out/main/serve.js` does.
 */
export function stubCheckout(files = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lienzo-scripts-'));
  cpSync(join(repo, 'scripts'), join(folder, 'scripts'), { recursive: true });
  const { scripts } = JSON.parse(readFileSync(join(repo, 'package.json'), 'utf8'));
  const written = {
    'package.json': JSON.stringify({ name: 'stub', type: 'module', engines: { node: '>=18.0' }, scripts }),
    'package-lock.json': '{}',
    'node_modules/.package-lock.json': '{}',
    ...files,
    'out/.build-stamp': '',
  };
  for (const [path, text] of Object.entries(written)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Puts a program that records how it was called, one line a call, on a PATH of its own; `body` is its shell code. */
export function stubProgram(folder, name, body) {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $*" >> "${folder}/calls"\n${body}\n`, {
    mode: 0o755,
  });
  return bin;
}
