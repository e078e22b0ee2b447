// npm run serve -- [options]: the engine without Electron. Its options are its own; see the README.
import { becomeEngine } from './lib/engine.mjs';
import { main } from './lib/say.mjs';

await main(() => becomeEngine(process.argv.slice(2)));
