import type { Clock } from '#shared/clock';
import type { DisplayState, Panic } from '#shared/contract/state';
import type { Log } from '#shared/log';
import type { Display } from '../displays/display.ts';
import type { DisplayRegistry, RegistryEvent } from '../displays/registry.ts';
import type { Frame } from '../imaging/frame.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Source } from '../sources/source.ts';
import { blackFrame } from './black-frame.ts';
import { DisplayRoute } from './display-route.ts';
import { displayStateOf } from './display-state.ts';
import type { Encodes } from './encode-within.ts';
import type { SentPicture } from './sender.ts';
import { SourceFeed } from './source-feed.ts';

export type { SentPicture } from './sender.ts';

/** Half of the panel's refresh. More gains little to the eye, and sustained traffic is the weak spot of the display's Wi-Fi. */
const FPS = 30;
/** The line of a sketch stays clean, and a full canvas stays far below `max_frame`. */
const QUALITY = 75;

export interface RouterOptions {
  readonly displays: DisplayRegistry;
  readonly encodes: Encodes;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  /** 0–1, as `Math.random`. */
  readonly random?: () => number;
  readonly fps?: number;
  readonly quality?: number;
}

/** Leads one source to every display that is routed, from `open()` until `close()`. */
export class Router {
  readonly #options: RouterOptions;
  readonly #routes = new Map<string, DisplayRoute>();
  readonly #sentListeners = new Set<(picture: SentPicture) => void>();
  #feed: SourceFeed | undefined;
  #stopListening: (() => void) | undefined;
  #black: Frame | undefined;
  #panic: Panic = 'live';

  constructor(options: RouterOptions) {
    this.#options = options;
  }

  get panic(): Panic {
    return this.#panic;
  }

  /** Begins to lead `source` to the displays, those that are known and those that will be. */
  open(source: Source): void {
    const { displays } = this.#options;
    this.#feed = new SourceFeed(source, frame => {
      for (const route of this.#routes.values()) route.offer(frame);
    });
    this.#stopListening = displays.on(event => this.#registryTold(event, source));
    for (const display of displays.all()) this.#add(display, source);
  }

  /** Lets go of the displays; their last picture stays on them (S8). */
  close(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    for (const route of this.#routes.values()) route.close();
    this.#feed?.setFps(0);
    this.#routes.clear();
  }

  /** Feeds a display from now on; remembered. Returns `false` when it is not known. */
  route(displayId: string): boolean {
    return this.#options.displays.setRouted(displayId, true);
  }

  /** Stops feeding a display, whose last picture stays; remembered. Returns `false` when it is not known. */
  unroute(displayId: string): boolean {
    return this.#options.displays.setRouted(displayId, false);
  }

  /** `frozen`: displays keep their picture · `dark`: they show black at once · `live`: they show the present picture at once. */
  setPanic(panic: Panic): void {
    if (panic === this.#panic) return;
    this.#panic = panic;
    for (const route of this.#routes.values()) route.setPanic(panic);
  }

  /** Every display that is known, in the order in which it became so. */
  state(): DisplayState[] {
    return [...this.#routes.values()].map(route => displayStateOf(route, this.#options.metrics));
  }

  /** Hears of every picture that leaves. */
  onSent(listener: (picture: SentPicture) => void): () => void {
    this.#sentListeners.add(listener);
    return () => this.#sentListeners.delete(listener);
  }

  lastSent(displayId: string): SentPicture | undefined {
    return this.#routes.get(displayId)?.lastSent;
  }

  #registryTold(event: RegistryEvent, source: Source): void {
    const { display } = event;
    switch (event.type) {
      case 'added':
        this.#add(display, source);
        break;
      case 'removed':
        this.#remove(display);
        break;
      case 'changed':
        this.#routes.get(display.id)?.follow();
        break;
      case 'reported':
        if (display.report) this.#options.metrics.reported(display.id, display.report);
        break;
      case 'failed':
        break;
      default:
        event.type satisfies never;
    }
  }

  #add(display: Display, source: Source): void {
    if (this.#routes.has(display.id)) return;
    const { encodes, metrics, clock, log, random, fps, quality } = this.#options;
    metrics.open(display.id);
    const route = new DisplayRoute({
      display,
      fps: fps ?? FPS,
      quality: quality ?? QUALITY,
      panic: this.#panic,
      pictures: { current: () => source.current(), black: () => this.#blackFrame() },
      changed: () => this.#feedFastest(),
      sent: picture => this.#sent(picture),
      encodes,
      metrics,
      clock,
      log,
      random: random ?? Math.random,
    });
    this.#routes.set(display.id, route);
  }

  #remove(display: Display): void {
    this.#routes.get(display.id)?.close();
    this.#routes.delete(display.id);
    this.#options.metrics.close(display.id);
    this.#feedFastest();
  }

  #feedFastest(): void {
    this.#feed?.setFps(Math.max(0, ...[...this.#routes.values()].map(route => route.wantedFps)));
  }

  #sent(picture: SentPicture): void {
    for (const listener of this.#sentListeners) {
      try {
        listener(picture);
      } catch (error) {
        // Who only watches must never hold up what the wall shows.
        this.#options.log.error('routing', 'a listener of sent pictures failed', { error: String(error) });
      }
    }
  }

  #blackFrame(): Frame {
    this.#black ??= blackFrame();
    return this.#black;
  }
}
