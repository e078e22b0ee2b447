import path from 'node:path';
import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import { LogFile } from '../platform/log-file.ts';
import { textLog } from '../platform/text-log.ts';

/**
 * The app's log: every sentence goes to standard error and into a file of the data folder. Detailed is not remembered: a forgotten
 * `debug` fills the file with its noise within an hour of a show, and the hour that matters is gone.
 */
export class AppLog {
  readonly log: Log;
  readonly file: LogFile;
  detailed = false;

  constructor({ dataFolder, clock }: { dataFolder: string; clock: Clock }) {
    this.file = new LogFile({ folder: path.join(dataFolder, 'logs'), clock });
    this.log = textLog(
      (line, level) => {
        process.stderr.write(line);
        this.file.write(line, level);
      },
      clock,
      { level: () => (this.detailed ? 'debug' : 'info'), stamp: at => at.toISOString() },
    );
    // However the process ends, short of being killed: what still waits is written.
    process.on('exit', () => this.file.close());
  }
}
