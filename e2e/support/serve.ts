import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryFolder } from './temporary.ts';

/** What `serve --ready-json` says when everything listens. */
export interface Ready {
  readonly ready: true;
  readonly http: string;
  readonly relay: string;
  /** The operator's page in a browser, its token included. */
  readonly operator: string;
  readonly rooms: readonly { readonly code: string; readonly artist: string }[];
  readonly displays: readonly {
    readonly id: string;
    readonly name: string;
    readonly http: string;
    readonly stream: string;
    readonly routed: boolean;
  }[];
}

export interface Served extends Ready {
  readonly child: ChildProcess;
  readonly dataFolder: string;
  /** Everything it wrote on standard output so far; all of it once it was stopped. */
  readonly output: () => string;
  /** Everything it wrote on standard error so far. */
  readonly log: () => string;
  /** Stops it by signal; resolves with its exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export const REPOSITORY = path.resolve(import.meta.dirname, '..', '..');
const READY_WITHIN_MS = 30_000;

/** Starts the built engine as a program of its own and waits until it listens. */
export async function serve(args: readonly string[] = [], data?: string): Promise<Served> {
  const dataFolder = data ?? temporaryFolder();
  const entry = path.join(REPOSITORY, 'out', 'main', 'serve.js');
  const child = spawn(
    process.execPath,
    [entry, '--ready-json', '--port', '0', '--data', dataFolder, ...args],
    { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  // Not `exit`: what it wrote last may still be on its way then.
  const ended = once(child, 'close');
  const line = await Promise.race([
    firstLine(child),
    ended.then(() => {
      throw new Error(`serve ended before it was ready:\n${log}`);
    }),
  ]);
  return {
    ...(JSON.parse(line) as Ready),
    child,
    dataFolder,
    output: () => output,
    log: () => log,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('serve has no standard output');
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line', { signal: AbortSignal.timeout(READY_WITHIN_MS) })) as [string];
  return line;
}
