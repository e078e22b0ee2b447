import type { Clock, TimerHandle } from '#shared/clock';
import type { GalleryProblem } from '#shared/contract/gallery';
import type { Log } from '#shared/log';
import { type DiskFault, sentenceOf } from './disk-fault.ts';
import { GalleryError } from './gallery-error.ts';
import { retryDelayMs } from './retry-delay.ts';

/** A disk that is only slow, one that wakes up say, has answered by then; the operator who asked waits no longer. */
const ANSWER_MS = 10_000;

export interface DiskTroubleOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** 0–1. */
  readonly random: () => number;
  readonly onRetry: () => void;
  /** A write takes so long that nobody should wait for it. */
  readonly onStuck: () => void;
}

/** Whether the disk takes pictures, since when it does not, and when to try again. Says it in the log once. */
export class DiskTrouble {
  readonly #options: DiskTroubleOptions;
  #fault: (DiskFault & { readonly since: number }) | undefined;
  #failures = 0;
  #lost = 0;
  #stuck = false;
  #closed = false;
  #retryTimer: TimerHandle;
  #answerTimer: TimerHandle;

  constructor(options: DiskTroubleOptions) {
    this.#options = options;
  }

  /** Whether to leave the disk alone for now. */
  get waits(): boolean {
    return this.#retryTimer !== undefined;
  }

  /** Whether the disk has not answered for so long that a new picture's asker is told at once. */
  get stuck(): boolean {
    return this.#stuck;
  }

  get any(): boolean {
    return this.#fault !== undefined;
  }

  problem(waiting: number): GalleryProblem | undefined {
    return this.#fault && { ...this.#fault, waiting, lost: this.#lost };
  }

  /** For whoever asked for a picture. */
  get error(): GalleryError {
    const sentence = this.#fault
      ? sentenceOf(this.#fault, this.#options.folder)
      : 'Too many pictures were asked for at once; this one gave way.';
    return new GalleryError('disk', sentence);
  }

  /** A picture had to give way. */
  lose(): void {
    this.#lost += 1;
  }

  /** The disk is asked for something; what it answers comes to `worked` or `failed`. */
  asked(): void {
    this.#answerTimer = this.#options.clock.setTimeout(() => {
      this.#stuck = true;
      this.#tell({ code: 'unwritable', detail: `no answer for ${ANSWER_MS / 1_000} s` });
      this.#options.onStuck();
    }, ANSWER_MS);
  }

  failed(fault: DiskFault): void {
    this.#answered();
    if (this.#closed) return;
    this.#tell(fault);
    this.#failures += 1;
    const { clock, random, onRetry } = this.#options;
    const delayMs = retryDelayMs(this.#failures, random());
    this.#retryTimer = clock.setTimeout(() => {
      this.#retryTimer = undefined;
      onRetry();
    }, delayMs);
  }

  /** The disk took what it was given. It is well again only when nothing waits: the last block may have been this one's. */
  worked(waiting: number): void {
    this.#answered();
    this.#failures = 0;
    if (waiting > 0) return;
    const { folder, log } = this.#options;
    const facts = { folder, lost: this.#lost };
    if (this.#fault) log.info('gallery', 'Pictures are kept again.', facts);
    else if (this.#lost > 0) log.warn('gallery', 'Too many pictures at once: the oldest gave way.', facts);
    this.#fault = undefined;
    this.#lost = 0;
  }

  /** Somebody wants to know now. */
  hurry(): void {
    this.#options.clock.clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
  }

  /** Leaves no timer; none is set afterwards. */
  close(): void {
    this.#closed = true;
    this.hurry();
    this.#answered();
  }

  #answered(): void {
    this.#options.clock.clearTimeout(this.#answerTimer);
    this.#stuck = false;
  }

  #tell(fault: DiskFault): void {
    const { folder, clock, log } = this.#options;
    if (!this.#fault) {
      const sentence = 'Pictures cannot be kept; they wait in memory and are tried again.';
      log.warn('gallery', sentence, { folder, ...fault });
    }
    this.#fault = { ...fault, since: this.#fault?.since ?? clock.wall() };
  }
}
