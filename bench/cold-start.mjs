import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { needsNoSandbox } from '../scripts/lib/display.mjs';
import { ensureBuild } from '../scripts/lib/ensure-build.mjs';
import { electronEnvironment, ensureElectron } from '../scripts/lib/ensure-electron.mjs';
import { registryElectronWith } from '../scripts/lib/registry-electron.mjs';
import { checkoutCache, repo } from '../scripts/lib/repo.mjs';
import { startXvfb } from '../scripts/lib/xvfb.mjs';

/** Both apps say this on standard error when their window is on the screen. */
const SIGN = 'the window is shown';
const SHOWN_WITHIN_MS = 60_000;
const ENDS_WITHIN_MS = 10_000;
const HELLO = path.join(import.meta.dirname, 'cold-start-hello');

let runtime;
let hello;

/** Milliseconds from the start of the process until Lienzo's window is shown, with a data folder that has been used before. */
export async function lienzoStart({ scratch }) {
  await ensureBuild();
  runtime ??= ensureElectron();
  const { binary, folder } = await runtime;
  const data = path.join(scratch, 'lienzo');
  mkdirSync(data, { recursive: true });
  // Any free port: a Lienzo of this machine must not be met.
  writeFileSync(path.join(data, 'settings.json'), JSON.stringify({ port: 0 }));
  return msUntilShown(binary, [repo, `--user-data-dir=${data}`], { folder });
}

/** The same for an app that is nothing but a window, in the same runtime. */
export async function helloStart({ scratch }) {
  runtime ??= ensureElectron();
  const electron = await runtime;
  if (electron.origin === 'registry') hello ??= helloRuntime();
  const { binary, folder } = (await hello) ?? electron;
  return msUntilShown(binary, [HELLO, `--user-data-dir=${path.join(scratch, 'hello')}`], { folder });
}

/** The runtime from the registry knows no app but the one that is linked into it. */
async function helloRuntime() {
  const folder = await registryElectronWith(HELLO, path.join(checkoutCache, 'electron-hello'));
  return { folder, binary: path.join(folder, 'electron') };
}

async function msUntilShown(binary, args, electron) {
  const screen = process.platform === 'linux' ? await startXvfb() : undefined;
  const env = { ...electronEnvironment(electron), ...(screen && { DISPLAY: screen.display }) };
  delete env['WAYLAND_DISPLAY'];
  try {
    const startedAt = performance.now();
    const child = spawn(binary, [...args, ...(needsNoSandbox() ? ['--no-sandbox'] : [])], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      await signOf(child);
      return performance.now() - startedAt;
    } finally {
      await end(child);
    }
  } finally {
    await screen?.stop();
  }
}

function signOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = why => reject(new Error(`${why}; it said: ${said.slice(-2000)}`));
    const timer = setTimeout(() => fail('no window appeared'), SHOWN_WITHIN_MS);
    child.once('error', error => fail(error.message));
    child.once('exit', () => fail('it ended before its window was shown'));
    child.stderr.on('data', chunk => {
      said += chunk;
      if (!said.includes(SIGN)) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
  await ended;
  clearTimeout(killer);
}
