import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppState } from '../../src-shared/contract/state.ts';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './temporary.ts';

/** The program inside the package that `npm test` has made. */
export function packagedBinary(): string {
  const binary = process.env['LIENZO_PACKAGED'];
  if (!binary) throw new Error('LIENZO_PACKAGED names no packaged app: run npm test -- e2e');
  return binary;
}

export interface PackagedApp {
  readonly child: ChildProcess;
  readonly dataFolder: string;
  /** The relay on this machine. */
  readonly http: string;
  /** Everything it has written on standard output and standard error. */
  readonly said: () => string;
  /** What the operator sees, as automation reads it. */
  readonly state: () => Promise<AppState>;
  /** Ends it by SIGTERM; resolves with its exit code, `null` when it had to be killed. */
  readonly stop: () => Promise<number | null>;
}

const ENDS_WITHIN_MS = 10_000;

/** Starts the packaged app as a person would, with a data folder of its own. It may not be up yet: `state` fails until it is. */
export async function startPackagedApp(
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<PackagedApp> {
  const dataFolder = temporaryFolder();
  // Fresh but for a port of its own, so that no other Lienzo of this machine is met.
  const port = await freePort();
  await writeFile(path.join(dataFolder, 'settings.json'), JSON.stringify({ port, language: 'en' }));
  const child = spawn(packagedBinary(), [...packagedArguments(dataFolder), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = once(child, 'exit');
  const http = `http://127.0.0.1:${port}`;
  return {
    child,
    dataFolder,
    http,
    said: () => said,
    state: () => readState(http, dataFolder),
    stop: async () => {
      const killer = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
      clearTimeout(killer);
      return child.exitCode;
    },
  };
}

/** The command line with a data folder. */
export function packagedArguments(dataFolder: string): string[] {
  return [`--user-data-dir=${dataFolder}`, ...(process.env['LIENZO_NO_SANDBOX'] ? ['--no-sandbox'] : [])];
}

async function readState(http: string, dataFolder: string): Promise<AppState> {
  const token = (await readFile(path.join(dataFolder, 'operator-token'), 'utf8')).trim();
  const response = await fetch(`${http}/api/state`, { headers: { authorization: `Bearer ${token}` } });
  const answer = (await response.json()) as { data?: unknown };
  return AppState.parse(answer.data);
}
