import { spawn } from 'node:child_process';
import { Failure } from './say.mjs';

const START_TIMEOUT_MS = 20_000;

/**
 * Starts a virtual screen on a free display number and resolves `{display: ':99', stop}`. It dies with this process.
 * A screen of its own keeps tests away from the user's windows and pointer.
 */
export async function startXvfb() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  const ended = new Promise(resolve => child.once('close', resolve));
  try {
    const number = await displayNumber(child);
    return { display: `:${number}`, stop };
  } catch (error) {
    killNow();
    throw error;
  }

  async function stop() {
    process.off('exit', killNow);
    child.kill('SIGTERM');
    await ended;
  }
}

/** Xvfb writes the number it chose to descriptor 3 once it accepts connections. */
function displayNumber(child) {
  return new Promise((resolve, reject) => {
    let complaint = '';
    let number = '';
    const fail = why => reject(new Failure(`Xvfb did not start: ${why}`));
    const timer = setTimeout(() => fail(`no display after ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
    child.once('error', error => fail(error.message));
    child.once('close', () => fail(complaint.trim() || 'it ended at once'));
    child.stderr.on('data', chunk => {
      complaint = (complaint + chunk).slice(-2000);
    });
    child.stdio[3].on('data', chunk => {
      number += chunk;
      if (!number.endsWith('\n')) return;
      clearTimeout(timer);
      resolve(number.trim());
    });
  });
}
