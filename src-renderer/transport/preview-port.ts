import { z } from 'zod';
import type { Clock } from '#shared/clock';
import type { PreviewPicture, PreviewSeen, PreviewWanted } from '#shared/contract/ports';

const Picture = z.object({
  type: z.literal('picture'),
  display: z.string(),
  sequence: z.number(),
  sentAtMs: z.number(),
  jpeg: z.instanceof(Uint8Array),
}) satisfies z.ZodType<PreviewPicture>;

/** Draws a picture; main sends the next one when this has resolved. */
export type PreviewWatcher = (picture: PreviewPicture) => Promise<void>;

/** Main is on the same machine: it is back soon or not at all. */
const AGAIN_AFTER_MS = 1_000;

/**
 * The pictures that left for the displays, for those who look at them. Asks main for exactly the displays that somebody
 * watches, and again after main was gone.
 */
export class PreviewFeed {
  readonly #open: () => MessagePort;
  readonly #clock: Clock;
  readonly #watchers = new Map<string, Set<PreviewWatcher>>();
  #port: MessagePort | undefined;
  #asked = false;

  /** `open` yields a fresh port to main, not started. */
  constructor(open: () => MessagePort, clock: Clock) {
    this.#open = open;
    this.#clock = clock;
  }

  /** Calls `watcher` with the newest picture of a display, and with every one that it is quick enough for. */
  watch(display: string, watcher: PreviewWatcher): () => void {
    const watchers = this.#watchers.get(display) ?? new Set();
    this.#watchers.set(display, watchers.add(watcher));
    this.#askSoon();
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0) this.#watchers.delete(display);
      this.#askSoon();
    };
  }

  /** A page full of displays asks once, not once a display. */
  #askSoon(): void {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      this.#post({ type: 'want', displays: [...this.#watchers.keys()] });
    });
  }

  #post(message: PreviewWanted | PreviewSeen): void {
    this.#port ??= this.#connect();
    this.#port.postMessage(message);
  }

  #connect(): MessagePort {
    const port = this.#open();
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const picture = Picture.safeParse(data);
      if (picture.success) void this.#show(picture.data);
    };
    port.addEventListener('close', () => {
      if (this.#port !== port) return;
      this.#port = undefined;
      if (this.#watchers.size > 0) this.#clock.setTimeout(() => this.#askSoon(), AGAIN_AFTER_MS);
    });
    port.start();
    return port;
  }

  async #show(picture: PreviewPicture): Promise<void> {
    const watchers = [...(this.#watchers.get(picture.display) ?? [])];
    // A picture that cannot be drawn is passed over: the next one may be well.
    await Promise.allSettled(watchers.map(watcher => watcher(picture)));
    this.#post({ type: 'seen', display: picture.display });
  }
}
