import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PixelJob } from './pixel-jobs.ts';
import { PIXEL_PROGRAM } from './pixel-program.ts';

/** Beside main, which must never wait for a core; more than four never had work in a show of 50 displays. */
const WORKERS_MOST = Math.max(1, Math.min(4, availableParallelism() - 1));

const PROGRAM = `
const { parentPort } = require('node:worker_threads');
const run = ${PIXEL_PROGRAM};
parentPort.on('message', job => {
  try {
    parentPort.postMessage({ translucent: run(job) });
  } catch (error) {
    parentPort.postMessage({ error: String(error) });
  }
});
`;

type Answer = { readonly translucent: boolean } | { readonly error: string };

interface Waiting {
  readonly job: PixelJob;
  readonly resolve: (translucent: boolean) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Does pixel work beside the main thread. All of a job's pixels must lie in shared memory: nothing is copied. Threads begin when there
 * is work for them, and hold no process open while there is none.
 */
export class PixelWorkers {
  readonly #most: number;
  readonly #idle: Worker[] = [];
  readonly #working = new Map<Worker, Waiting>();
  readonly #waiting: Waiting[] = [];

  constructor(most = WORKERS_MOST) {
    this.#most = most;
  }

  /** Resolves to whether any pixel of the result is translucent. Rejects when the thread ends in the middle of it. */
  run(job: PixelJob): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const waiting = { job, resolve, reject };
      this.#waiting.push(waiting);
      try {
        this.#next();
      } catch (error) {
        // No thread could begin. Later the job must not run any more: its memory is somebody else's then.
        const place = this.#waiting.indexOf(waiting);
        if (place >= 0) this.#waiting.splice(place, 1);
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  /** Ends the threads; what is under way is rejected. */
  async close(): Promise<void> {
    await Promise.all([...this.#idle.splice(0), ...this.#working.keys()].map(worker => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#working.size < this.#most ? this.#start() : undefined);
    const waiting = worker && this.#waiting.shift();
    if (!waiting) return;
    this.#working.set(worker, waiting);
    worker.ref();
    worker.postMessage(waiting.job);
  }

  #start(): Worker {
    const worker = new Worker(PROGRAM, { eval: true, name: 'lienzo pixels', execArgv: [], env: {} });
    worker.on('message', (answer: Answer) => this.#answered(worker, answer));
    worker.on('error', error => this.#gone(worker, error));
    worker.on('exit', () => this.#gone(worker, new Error('The thread for pictures has ended.')));
    return worker;
  }

  #answered(worker: Worker, answer: Answer): void {
    const waiting = this.#working.get(worker);
    this.#working.delete(worker);
    worker.unref();
    this.#idle.push(worker);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.translucent);
    this.#next();
  }

  #gone(worker: Worker, error: Error): void {
    const idle = this.#idle.indexOf(worker);
    if (idle >= 0) this.#idle.splice(idle, 1);
    const waiting = this.#working.get(worker);
    this.#working.delete(worker);
    waiting?.reject(error);
    this.#next();
  }
}
