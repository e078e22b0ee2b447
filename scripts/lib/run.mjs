import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { repo } from './repo.mjs';
import { Failure } from './say.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * One Ctrl-C may arrive twice: from the terminal, which tells the whole foreground group, and from npm, which forwards
 * to its child what it got itself. Only a signal after this time is a second wish.
 */
export const SAME_WISH_MS = 1000;

/** The exit code that a shell reports for a process ended by `signal`. */
export const signalExitCode = signal => 128 + (constants.signals[signal] ?? 0);

/**
 * Starts a program in the checkout, waits for its end and resolves its exit code (128 + n when a signal ended it, or
 * when a signal asked us to stop and it exited with 0, so that no caller goes on). The first signal is passed on, a
 * later one kills. Past `timeoutMs` the program is killed.
 */
export async function run(command, args, options = {}) {
  const { cwd = repo, env = process.env, stdio = 'inherit', timeoutMs, onOutput } = options;
  const shell = process.platform === 'win32' && command.endsWith('.cmd');
  const child = spawn(command, args, { cwd, env, stdio, shell });
  child.stdout?.on('data', chunk => onOutput?.(chunk));
  child.stderr?.on('data', chunk => onOutput?.(chunk));
  const signals = passSignals(child);
  const deadline = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exitCode, signal) => resolve(exitCode ?? signalExitCode(signal)));
    });
    return signals.first && code === 0 ? signalExitCode(signals.first) : code;
  } catch (error) {
    throw new Failure(`${command} could not be started: ${error.message}`, 127);
  } finally {
    clearTimeout(deadline);
    signals.release();
  }
}

/** As `run`, but keeps the program's output instead of showing it: `{code, output}`. */
export async function collect(command, args, options = {}) {
  const chunks = [];
  const code = await run(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput: chunk => chunks.push(chunk),
  });
  return { code, output: Buffer.concat(chunks).toString() };
}

/** As `run`, for preparations: their output goes to standard error, and anything but 0 is a `Failure`. */
export async function prepare(what, command, args, options = {}) {
  const code = await run(command, args, { ...options, stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new Failure(`${what} failed (exit code ${code}); the lines above say why.`, code);
}

function passSignals(child) {
  const state = { first: undefined, release };
  let firstAt = 0;
  const handlers = FORWARDED.map(signal => [signal, () => onSignal(signal)]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return state;

  function onSignal(signal) {
    const now = performance.now();
    if (state.first === undefined) {
      state.first = signal;
      firstAt = now;
      // Ctrl-C in a terminal has reached the child already. Electron takes a second SIGINT as an order to die at once.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    } else if (now - firstAt > SAME_WISH_MS) {
      child.kill('SIGKILL');
    }
  }

  function release() {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  }
}
