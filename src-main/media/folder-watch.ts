import { type FSWatcher, watch } from 'node:fs';
import type { Clock, TimerHandle } from '#shared/clock';

/** What the system's own telling misses (network drives, a folder that was moved away and is back) is noticed by then. */
export const SLOW_LOOK_MS = 5_000;
/** A copy of many files is told file by file; one look serves them all. */
const TOLD_MS = 100;

/** What came of a look. */
export interface Looked {
  /** Of the folder; absent: it cannot be read. */
  readonly inode?: number;
  /** When it wants to look again at the latest, if it does. */
  readonly againMs?: number;
}

export interface FolderWatchOptions {
  readonly folder: string;
  /** Must not reject. */
  readonly look: () => Promise<Looked>;
  readonly clock: Clock;
}

/** Has a folder looked at when something in it changed, and every few seconds in any case. One look runs at a time. */
export class FolderWatch {
  readonly #options: FolderWatchOptions;
  #watcher: FSWatcher | undefined;
  /** Of the folder that is watched: another one of that path has another. */
  #inode: number | undefined;
  #looking: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  #timer: TimerHandle;
  /** ms of the clock. */
  #timerAt = Number.POSITIVE_INFINITY;
  #closed = false;

  constructor(options: FolderWatchOptions) {
    this.#options = options;
  }

  open(): void {
    void this.look();
  }

  /** Resolves when the folder has been looked at, begun after this call; however many ask, one look waits at most. */
  look(): Promise<void> {
    this.#next ??= this.#looking.then(() => {
      this.#next = undefined;
      this.#looking = this.#look();
      return this.#looking;
    });
    return this.#next;
  }

  /** A look that runs is not waited for: its disk may never answer. */
  close(): void {
    this.#closed = true;
    this.#stopWatching();
    this.#stopTimer();
  }

  async #look(): Promise<void> {
    if (this.#closed) return;
    this.#stopTimer();
    const { inode, againMs = SLOW_LOOK_MS } = await this.#options.look();
    this.#watch(inode);
    this.#lookIn(Math.min(againMs, SLOW_LOOK_MS));
  }

  /** Watches the folder that is there now. */
  #watch(inode: number | undefined): void {
    if (inode === this.#inode || this.#closed) return;
    this.#stopWatching();
    if (inode === undefined) return;
    try {
      this.#watcher = watch(this.#options.folder, () => this.#lookIn(TOLD_MS));
      this.#watcher.on('error', () => this.#stopWatching());
      this.#inode = inode;
      // Something may have changed before it was watched.
      this.#lookIn(TOLD_MS);
    } catch {
      // Too many are watched, or the file system cannot: the slow looks remain.
    }
  }

  #stopWatching(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
    this.#inode = undefined;
  }

  #lookIn(ms: number): void {
    const at = this.#options.clock.now() + ms;
    if (this.#closed || at >= this.#timerAt) return;
    this.#stopTimer();
    this.#timerAt = at;
    this.#timer = this.#options.clock.setTimeout(() => {
      this.#stopTimer();
      void this.look();
    }, ms);
  }

  #stopTimer(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#timerAt = Number.POSITIVE_INFINITY;
  }
}
