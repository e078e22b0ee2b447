import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folders: string[] = [];

// At the end of the process and not of the test: a folder outlives a restart, and a failed test leaves nothing behind either.
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is gone when the tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lienzo-e2e-'));
  folders.push(folder);
  return folder;
}
