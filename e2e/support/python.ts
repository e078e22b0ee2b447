import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { REPOSITORY } from './serve.ts';

export interface PythonEvent {
  readonly event: string;
  readonly [fact: string]: unknown;
}

export interface PythonClient {
  readonly child: ChildProcess;
  readonly events: readonly PythonEvent[];
  /** Resolves with the first event, past or coming, that fits. */
  readonly until: (fits: (event: PythonEvent) => boolean) => Promise<PythonEvent>;
  readonly stop: () => Promise<void>;
}

const EVENT_WITHIN_MS = 20_000;

/** Runs one of `e2e/python` and reads the JSON lines that it writes. */
export function python(script: string, ...args: string[]): PythonClient {
  const interpreter = process.env['LIENZO_PYTHON'] ?? 'python3';
  const child = spawn(interpreter, [path.join(REPOSITORY, 'e2e', 'python', script), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const events: PythonEvent[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', line => {
    events.push(JSON.parse(line) as PythonEvent);
    for (const look of waiting) look();
  });
  const until = (fits: (event: PythonEvent) => boolean) =>
    new Promise<PythonEvent>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`${script} never said it; it said: ${JSON.stringify(events.slice(-20))}`));
      }, EVENT_WITHIN_MS);
      const look = () => {
        const found = events.find(fits);
        if (!found) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const stop = async () => {
    child.stdin?.end();
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { child, events, until, stop };
}
