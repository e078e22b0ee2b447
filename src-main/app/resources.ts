import path from 'node:path';
import { app } from 'electron';

/** A file of `resources/`: in the checkout, or beside the archive of a package. */
export function resourceFile(name: string): string {
  return path.join(app.isPackaged ? process.resourcesPath : path.join(app.getAppPath(), 'resources'), name);
}
