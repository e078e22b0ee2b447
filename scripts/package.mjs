// npm run package [-- ARGUMENTS OF electron-builder]: the installable app; docs/PACKAGING.md says more.
import { ensureBuild } from './lib/ensure-build.mjs';
import { ensureDependencies } from './lib/ensure-dependencies.mjs';
import { ensureElectron } from './lib/ensure-electron.mjs';
import { makePackage } from './lib/packaging.mjs';
import { endWithNpm } from './lib/parent-watch.mjs';
import { main } from './lib/say.mjs';

await main(async () => {
  endWithNpm();
  await ensureDependencies();
  await ensureBuild();
  return makePackage(await ensureElectron(), process.argv.slice(2));
});
