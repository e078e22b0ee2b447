// npm start: the desktop app; on a machine without a screen, the engine with its web pages.
import { hasDisplay, sandboxArguments } from './lib/display.mjs';
import { becomeEngine } from './lib/engine.mjs';
import { ensureBuild } from './lib/ensure-build.mjs';
import { ensureDependencies } from './lib/ensure-dependencies.mjs';
import { electronEnvironment, ensureElectron } from './lib/ensure-electron.mjs';
import { endWithNpm } from './lib/parent-watch.mjs';
import { repo } from './lib/repo.mjs';
import { run } from './lib/run.mjs';
import { main, say } from './lib/say.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  if (!hasDisplay()) {
    say('no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): serving web pages instead of a window');
    return becomeEngine(['--host', '0.0.0.0', '--virtual', '1', ...args]);
  }
  endWithNpm();
  await ensureDependencies();
  await ensureBuild();
  const electron = await ensureElectron();
  return run(electron.binary, [...sandboxArguments(), repo, ...args], { env: electronEnvironment(electron) });
});
