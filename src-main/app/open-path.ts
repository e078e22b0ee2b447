import { shell } from 'electron';
import type { Log } from '#shared/log';

/** Opens a file or folder in the program that the system has for it; where there is none, shows where it lies. */
export async function openPath(path: string, log: Log): Promise<void> {
  const why = await shell.openPath(path);
  if (why === '') return;
  log.warn('app', 'nothing opens this path, so its folder is shown instead', { path, why });
  shell.showItemInFolder(path);
}
