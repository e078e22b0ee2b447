import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { silentLog } from '#shared/log';
import { Engine } from '../src-main/engine.ts';
import { systemClock } from '../src-main/platform/system-clock.ts';

/** An engine on this machine alone, with a room and no display; `end` stops it and leaves nothing behind. */
export async function throwawayEngine(): Promise<{ engine: Engine; end: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lienzo-bench-'));
  const engine = await Engine.start({
    dataFolder: folder,
    staticFolder: folder,
    host: '127.0.0.1',
    port: 0,
    virtualDisplays: 0,
    version: '0.0.0',
    systemLanguage: 'en',
    clock: systemClock,
    log: silentLog,
  });
  const end = async () => {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { engine, end };
}
