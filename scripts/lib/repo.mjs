import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder, absolute. */
export const repo = resolve(fileURLToPath(import.meta.url), '../../..');

/** What the checkout prepares for itself and may be deleted at any time. Ignored by git. */
export const checkoutCache = join(repo, '.cache');

/**
 * The JavaScript file behind an installed package's command. Started with `process.execPath` it needs no shell and no
 * `.cmd` wrapper, so a signal reaches the tool itself on every platform.
 */
export function packageCommand(packageName, command = packageName) {
  const manifest = join(repo, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/** The npm that started us, else the one on the PATH: `[command, ...first arguments]`. */
export function npmCommand() {
  const started = process.env['npm_execpath'] ?? '';
  if (/npm-cli\.c?js$/.test(started)) return [process.execPath, started];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}
