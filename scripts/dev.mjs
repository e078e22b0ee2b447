// npm run dev: the app from its sources, with hot reload.
import { hasDisplay, needsNoSandbox } from './lib/display.mjs';
import { ensureDependencies } from './lib/ensure-dependencies.mjs';
import { electronEnvironment, ensureElectron } from './lib/ensure-electron.mjs';
import { endWithNpm } from './lib/parent-watch.mjs';
import { packageCommand } from './lib/repo.mjs';
import { run } from './lib/run.mjs';
import { Failure, main } from './lib/say.mjs';

await main(async () => {
  if (!hasDisplay())
    throw new Failure('npm run dev opens a window and there is no screen; npm run serve needs none.');
  endWithNpm();
  await ensureDependencies();
  const electron = await ensureElectron();
  const env = electronEnvironment(electron);
  // electron-vite knows Electron only by these two names.
  env['ELECTRON_EXEC_PATH'] = electron.binary;
  if (needsNoSandbox()) env['NO_SANDBOX'] = '1';
  const args = process.argv.slice(2);
  return run(
    process.execPath,
    [packageCommand('electron-vite'), 'dev', ...(args.length ? ['--', ...args] : [])],
    {
      env,
    },
  );
});
