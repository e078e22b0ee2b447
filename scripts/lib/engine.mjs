import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuild } from './ensure-build.mjs';
import { ensureDependencies } from './ensure-dependencies.mjs';
import { endWithNpm } from './parent-watch.mjs';
import { repo } from './repo.mjs';
import { SAME_WISH_MS, signalExitCode } from './run.mjs';
import { say } from './say.mjs';

/** The engine promises to end within 5 s of a signal; a step that hangs must not break that promise. */
const LAST_RESORT_MS = 4800;

/**
 * Prepares the checkout and becomes the engine without Electron: `out/main/serve.js` runs in this very process. No
 * second process means that none can be left behind, no signal has to be forwarded, and the exit code is its own.
 */
export async function becomeEngine(args) {
  endWithNpm();
  await ensureDependencies();
  await ensureBuild();
  const entry = join(repo, 'out/main/serve.js');
  guardSignals();
  process.argv = [process.execPath, entry, ...args];
  await import(pathToFileURL(entry).href);
}

/**
 * The engine's own handlers do the closing; ours only see to it that closing has an end. Being there, they also keep
 * the copy of a Ctrl-C which npm forwards from killing an engine that listens for one signal only.
 */
function guardSignals() {
  let firstAt;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      const now = performance.now();
      if (firstAt === undefined) {
        firstAt = now;
        // Only ours: the engine is still starting, and nobody else would end it.
        if (process.listenerCount(signal) === 1) process.exit(signalExitCode(signal));
        setTimeout(giveUp, LAST_RESORT_MS).unref();
      } else if (now - firstAt > SAME_WISH_MS) {
        process.exit(signalExitCode(signal));
      }
    });
  }
}

function giveUp() {
  say(`the engine did not stop within ${LAST_RESORT_MS} ms and was ended`);
  process.exit(1);
}
