import type { Clock } from '#shared/clock';
import type { Log } from '#shared/log';
import type { LiveShow } from './live-show.ts';

export type CloseAnswer = 'keep-running' | 'stop' | 'cancel';
export type QuitAnswer = 'stop' | 'cancel';

/** As `serve`: stopping takes a second; what hangs for longer is ended. */
const STOP_WITHIN_MS = 4_000;

export interface EndingOptions {
  readonly live: () => LiveShow | undefined;
  /** Both ask the operator, and are answered for with `cancel` when `withdrawn` comes first. */
  readonly askToClose: (show: LiveShow, withdrawn: AbortSignal) => Promise<CloseAnswer>;
  readonly askToQuit: (show: LiveShow, withdrawn: AbortSignal) => Promise<QuitAnswer>;
  /** Takes the window away without another question. */
  readonly closeWindow: () => void;
  readonly stopEngine: () => Promise<void>;
  /** Lets the app end in order; asks `mayQuit` again. */
  readonly quit: () => void;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
  readonly clock: Clock;
  readonly log: Log;
}

type Phase = 'running' | 'asking' | 'stopping' | 'stopped';

/**
 * How the app ends: never by accident while a show is live, always at once when the system says so, and only after the engine has
 * stopped in order. Knows no window and no dialog.
 */
export class Ending {
  readonly #options: EndingOptions;
  #phase: Phase = 'running';
  #withdraw = new AbortController();
  #runsWithoutWindow = false;

  constructor(options: EndingOptions) {
    this.#options = options;
  }

  /** The window is about to close: whether it may. If not, the operator is asked, and the window goes with the answer. */
  mayClose(): boolean {
    const show = this.#phase === 'running' ? this.#options.live() : undefined;
    if (show) this.#ask(withdrawn => this.#askToClose(show, withdrawn));
    return show === undefined && this.#phase !== 'asking';
  }

  /** Whatever asks the app to quit: whether it may end now. If not, it is asked again in time. */
  mayQuit(): boolean {
    if (this.#phase === 'stopped') return true;
    if (this.#phase !== 'running') return false;
    const show = this.#options.live();
    if (show) this.#ask(withdrawn => this.#askToQuit(show, withdrawn));
    else this.#stop();
    return false;
  }

  /** The last window is gone. */
  windowGone(): void {
    if (!this.#runsWithoutWindow) this.#options.quit();
  }

  windowOpened(): void {
    this.#runsWithoutWindow = false;
  }

  /** A signal or the end of the session: nobody is asked, and an open question is withdrawn. */
  endNow(why: string): void {
    this.#options.log.info('app', `${why}: Lienzo stops`);
    this.#withdraw.abort();
    this.#stop();
  }

  #ask(question: (withdrawn: AbortSignal) => Promise<void>): void {
    this.#phase = 'asking';
    this.#withdraw = new AbortController();
    question(this.#withdraw.signal)
      .catch((error: unknown) => {
        this.#options.log.error('app', `The question could not be asked; Lienzo goes on: ${String(error)}`);
      })
      .finally(() => {
        if (this.#phase === 'asking') this.#phase = 'running';
      });
  }

  async #askToClose(show: LiveShow, withdrawn: AbortSignal): Promise<void> {
    const answer = await this.#options.askToClose(show, withdrawn);
    if (withdrawn.aborted || answer === 'cancel') return;
    if (answer === 'stop') {
      this.#stop();
      return;
    }
    this.#options.log.info('app', 'the window is closed, the show goes on');
    this.#runsWithoutWindow = true;
    this.#options.closeWindow();
  }

  async #askToQuit(show: LiveShow, withdrawn: AbortSignal): Promise<void> {
    const answer = await this.#options.askToQuit(show, withdrawn);
    if (!withdrawn.aborted && answer === 'stop') this.#stop();
  }

  #stop(): void {
    if (this.#phase === 'stopping' || this.#phase === 'stopped') return;
    this.#phase = 'stopping';
    const { clock, log, stopEngine, quit, exit } = this.#options;
    const timer = clock.setTimeout(() => exit(1), STOP_WITHIN_MS);
    stopEngine().then(
      () => {
        clock.clearTimeout(timer);
        this.#phase = 'stopped';
        quit();
      },
      (error: unknown) => {
        clock.clearTimeout(timer);
        log.error('app', `The engine did not stop in order: ${String(error)}`);
        exit(1);
      },
    );
  }
}
