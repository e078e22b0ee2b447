import type { Clock, TimerHandle } from '#shared/clock';
import type { Rgb } from './colour-to-alpha.ts';
import type { PaperQuestion } from './paper-message.ts';

/** A worker that has not answered by then is gone, as a tab that runs out of memory may take it along. */
const ANSWER_WITHIN_MS = 10_000;

/** The part of a `Worker` that is needed here. */
export type PaperWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/**
 * Decodes pictures with their paper turned into transparency. In a worker and without WebGL: the page stays free, no context gets lost
 * in a week, and machines without a graphics card show the same.
 */
export class PaperRemover {
  readonly #makeWorker: () => PaperWorker;
  readonly #clock: Clock;
  #worker: PaperWorker | undefined;

  constructor({ makeWorker, clock }: { makeWorker: () => PaperWorker; clock: Clock }) {
    this.#makeWorker = makeWorker;
    this.#clock = clock;
  }

  /** Rejects when the picture cannot be decoded. One at a time. */
  decode(picture: Uint8Array, paper: Rgb): Promise<ImageBitmap> {
    return new Promise((resolve, reject) => {
      this.#worker ??= this.#makeWorker();
      const worker = this.#worker;
      const deadline = this.#clock.setTimeout(() => this.#giveUp(reject), ANSWER_WITHIN_MS);
      worker.onmessage = ({ data }: MessageEvent<unknown>) => {
        this.#clock.clearTimeout(deadline);
        if (data instanceof ImageBitmap) resolve(data);
        else reject(new Error(String(data)));
      };
      worker.onerror = () => this.#giveUp(reject, deadline);
      worker.postMessage({ picture, paper } satisfies PaperQuestion);
    });
  }

  /** The next picture gets a new worker. */
  #giveUp(reject: (error: Error) => void, deadline?: TimerHandle): void {
    this.#clock.clearTimeout(deadline);
    this.#worker?.terminate();
    this.#worker = undefined;
    reject(new Error('the worker that removes the paper is gone'));
  }
}
