import type { Clock, TimerHandle } from '#shared/clock';
import type { DisplayEvent } from '#shared/contract/display-event';
import type { SentPicture } from '#shared/contract/ports';
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
import { SourceFeed } from './source-feed.ts';

/** A display that falls silent tells nobody: somebody has to look, or its history would not say when. */
const LOOK_EVERY_MS = 1_000;

export interface RouterOptions {
  readonly displays: DisplayRegistry;
  readonly encodes: Encodes;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  /** 0–1, as `Math.random`. */
  readonly random?: () => number;
}

/** Leads one source to every display that is routed, from the first `lead()` until `close()`. */
export class Router {
  readonly #options: RouterOptions;
  readonly #routes = new Map<string, DisplayRoute>();
  readonly #sentListeners = new Set<(picture: SentPicture) => void>();
  #feed: SourceFeed | undefined;
  #stopListening: (() => void) | undefined;
  #timer: TimerHandle;
  #black: Frame | undefined;
  #panic: Panic = 'live';

  constructor(options: RouterOptions) {
    this.#options = options;
  }

  get panic(): Panic {
    return this.#panic;
  }

  /** Leads `source` to the displays from now on, at once, those that are known and those that will be. */
  lead(source: Source): void {
    if (source === this.#feed?.source) return;
    this.#feed?.close();
    this.#feed = new SourceFeed(source, {
      frame: frame => {
        for (const route of this.#routes.values()) route.offer(frame);
      },
      final: frame => {
        for (const route of this.#routes.values()) route.offerFinal(frame);
      },
    });
    this.#feedWanted();
    for (const route of this.#routes.values()) route.present();
    if (!this.#stopListening) this.#begin();
  }

  /** Lets go of the displays; their last picture stays on them (S8). */
  close(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#stopListening?.();
    this.#stopListening = undefined;
    for (const route of this.#routes.values()) route.close();
    this.#feed?.close();
    this.#feed = undefined;
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

  /** What happened to a display, newest first, at most `EVENTS_KEPT`; nothing of one that is not known. */
  events(displayId: string): readonly DisplayEvent[] {
    return this.#routes.get(displayId)?.history.events ?? [];
  }

  /** Hears of every picture that leaves. */
  onSent(listener: (picture: SentPicture) => void): () => void {
    this.#sentListeners.add(listener);
    return () => this.#sentListeners.delete(listener);
  }

  lastSent(displayId: string): SentPicture | undefined {
    return this.#routes.get(displayId)?.lastSent;
  }

  #begin(): void {
    const { displays } = this.#options;
    this.#stopListening = displays.on(event => this.#registryTold(event));
    for (const display of displays.all()) this.#add(display);
    this.#lookAgain();
  }

  #lookAgain(): void {
    this.#timer = this.#options.clock.setTimeout(() => {
      for (const route of this.#routes.values()) route.look();
      this.#lookAgain();
    }, LOOK_EVERY_MS);
  }

  #registryTold(event: RegistryEvent): void {
    const { display } = event;
    const route = this.#routes.get(display.id);
    switch (event.type) {
      case 'added':
        this.#add(display);
        break;
      case 'removed':
        this.#remove(display);
        break;
      case 'changed':
        if (event.before) route?.history.changed(event.before, display.stored, this.#options.clock.wall());
        route?.follow();
        break;
      case 'reported':
        if (display.report) this.#options.metrics.reported(display.id, display.report);
        route?.polled();
        break;
      case 'restarted':
        route?.restarted();
        break;
      case 'failed':
        route?.polled(event.why);
        break;
      default:
        event satisfies never;
    }
  }

  #add(display: Display): void {
    if (this.#routes.has(display.id)) return;
    const { encodes, metrics, clock, log, random = Math.random } = this.#options;
    metrics.open(display.id);
    const route = new DisplayRoute({
      display,
      panic: this.#panic,
      pictures: { current: () => this.#current(), black: () => this.#blackFrame() },
      changed: () => this.#feedWanted(),
      sent: picture => this.#sent(picture),
      encodes,
      metrics,
      clock,
      log,
      random,
    });
    this.#routes.set(display.id, route);
    this.#feedWanted();
  }

  #remove(display: Display): void {
    this.#routes.get(display.id)?.close();
    this.#routes.delete(display.id);
    this.#options.metrics.close(display.id);
    this.#feedWanted();
  }

  #feedWanted(): void {
    const routes = [...this.#routes.values()];
    this.#feed?.want({
      fps: Math.max(0, ...routes.map(route => route.wantedFps)),
      finals: routes.some(route => route.wantsFinals),
    });
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

  #current(): Frame {
    if (!this.#feed) throw new Error('no source leads to the displays');
    return this.#feed.source.current();
  }

  #blackFrame(): Frame {
    this.#black ??= blackFrame();
    return this.#black;
  }
}
