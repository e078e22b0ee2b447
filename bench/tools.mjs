import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What a bench works with: child processes of the built entries, and other programs. */
export function makeTools({ built, scratch }) {
  return {
    scratch,
    /** Runs a built entry as a child process; resolves with the JSON that it prints. */
    async child(entry, ...args) {
      const child = fork(path.join(built, `${entry}.js`), args, {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
        // For the one that measures what stays in memory; it costs the others nothing.
        execArgv: ['--expose-gc'],
      });
      let printed = '';
      child.stdout.on('data', chunk => {
        printed += chunk;
      });
      const [code] = await once(child, 'exit');
      if (code !== 0) throw new Error(`${entry} ended with ${code}`);
      return JSON.parse(printed);
    },
    /** Starts a built entry that prints a port (or something else, on one line) and runs until it is stopped. */
    async server(entry, ...args) {
      const child = fork(path.join(built, `${entry}.js`), args, {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      });
      const [chunk] = await once(child.stdout, 'data');
      return {
        said: String(chunk).trim(),
        port: Number(String(chunk).trim()),
        stop: async () => {
          child.kill();
          await once(child, 'exit');
        },
      };
    },
    /** Runs a program; returns what it printed, or throws a sentence when it is missing. */
    program(name, ...args) {
      const result = spawnSync(name, args, { encoding: 'utf8' });
      if (result.error)
        throw new Error(`${name} is not installed (Debian: apt-get install libjpeg-turbo-progs).`);
      return `${result.stdout}${result.stderr}`;
    },
  };
}
