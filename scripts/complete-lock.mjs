// node scripts/complete-lock.mjs [--write]: tells which platform packages package-lock.json lacks, and with --write adds
// them. For use after an npm install: a platform package that the registry lacks is left out of the lock file by npm, and then
// `npm ci` refuses it everywhere.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLock, gapsOf } from './lib/complete-lock.mjs';
import { repo } from './lib/repo.mjs';
import { Failure, main, say } from './lib/say.mjs';

await main(() => {
  const args = process.argv.slice(2);
  const writes = args.length === 1 && args[0] === '--write';
  if (args.length > 0 && !writes) throw new Failure('Usage: node scripts/complete-lock.mjs [--write]', 2);
  const file = join(repo, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const gaps = gapsOf(lock);
  if (gaps.length === 0) {
    say('package-lock.json is complete');
    return 0;
  }
  if (!writes) {
    throw new Failure(`package-lock.json lacks ${gaps.length} platform packages; --write adds them.`);
  }
  writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
  say(`package-lock.json: ${gaps.length} platform packages added`);
  return 0;
});
