import type { Clock, TimerHandle } from '#shared/clock';
import type { DisplayEvent } from '#shared/contract/display-event';
import type { GroupState } from '#shared/contract/group';
import type { Pattern } from '#shared/contract/pattern';
import type { SentPicture } from '#shared/contract/ports';
import type { Target } from '#shared/contract/route';
import { sourceKey } from '#shared/contract/source';
import type { DisplayState, Panic } from '#shared/contract/state';
import type { Log } from '#shared/log';
import type { Display } from '../displays/display.ts';
import type { DisplayRegistry, RegistryEvent } from '../displays/registry.ts';
import type { Frame } from '../imaging/frame.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { PatternFacts } from '../sources/pattern-source.ts';
import { blackFrame } from './black-frame.ts';
import type { Lead } from './display-due.ts';
import { DisplayRoute } from './display-route.ts';
import { displayStateOf, type Numbered } from './display-state.ts';
import type { Encodes } from './encode-within.ts';
import type { PanelTouch } from './fingers.ts';
import { type MakePattern, PatternLeases } from './pattern-leases.ts';
import type { Links } from './pilot.ts';
import type { RouteBook } from './route-book.ts';
import type { SourceDirectory } from './source-directory.ts';
import { SourceFeeds } from './source-feeds.ts';
import { Walls } from './wall-members.ts';
import type { StoredGroup } from './wall-records.ts';

/** A display that falls silent tells nobody: somebody has to look, or its history would not say when. */
const LOOK_EVERY_MS = 1_000;

export interface RouterOptions {
  readonly displays: DisplayRegistry;
  readonly book: RouteBook;
  readonly sources: SourceDirectory;
  readonly links: Links;
  readonly patterns: MakePattern;
  readonly encodes: Encodes;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
  /** 0–1, as `Math.random`. */
  readonly random?: () => number;
}

/** Leads to every display what the route book says, from `open()` until `close()`. */
export class Router {
  readonly #options: RouterOptions;
  readonly #routes = new Map<string, DisplayRoute>();
  readonly #sentListeners = new Set<(picture: SentPicture) => void>();
  readonly #touchListeners = new Set<(display: string, touch: PanelTouch) => void>();
  readonly #feeds = new SourceFeeds();
  readonly #patterns: PatternLeases;
  readonly #walls: Walls;
  #stops: readonly (() => void)[] = [];
  #timer: TimerHandle;
  #black: Frame | undefined;
  #panic: Panic = 'live';
  /** Several routes are being changed: who is fed what is brought up to date when all are. */
  #busy = false;

  constructor(options: RouterOptions) {
    const { patterns, clock } = options;
    this.#options = options;
    this.#walls = new Walls(clock);
    this.#patterns = new PatternLeases({ make: patterns, clock, changed: () => this.#review() });
  }

  get panic(): Panic {
    return this.#panic;
  }

  /** Takes up the displays that are known, and those that will be. */
  open(): void {
    const { displays, book, sources } = this.#options;
    this.#stops = [
      displays.on(event => this.#registryTold(event)),
      book.onChange(() => this.#review()),
      sources.onChange(() => this.#review()),
    ];
    for (const display of displays.all()) this.#add(display);
    this.#lookAgain();
  }

  /** Lets go of the displays; their last picture stays on them (S8). */
  close(): void {
    this.#options.clock.clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
    this.#stops = [];
    for (const route of this.#routes.values()) route.close();
    this.#routes.clear();
    this.#feedAll();
    this.#patterns.close();
    this.#walls.close();
  }

  /** Feeds a display from now on; remembered. Returns `false` when it is not known. */
  route(displayId: string): boolean {
    return this.#options.displays.setRouted(displayId, true);
  }

  /** Stops feeding a display, whose last picture stays; remembered. Returns `false` when it is not known. */
  unroute(displayId: string): boolean {
    return this.#options.displays.setRouted(displayId, false);
  }

  /**
   * `frozen`: displays keep their picture · `dark`: they show black at once · `live`: they show at once what their routes say, exactly
   * as before.
   */
  setPanic(panic: Panic): void {
    if (panic === this.#panic) return;
    this.#panic = panic;
    this.#change(() => {
      for (const route of this.#routes.values()) route.setPanic(panic);
    });
  }

  /**
   * Covers the routes of these displays with a pattern; shown again, its time begins anew. A display that nobody feeds is fed for as
   * long, and is black after. Throws `RouteError` for targets that are not known.
   */
  showPattern(targets: readonly Target[], pattern: Pattern, seconds: number): void {
    const ids = this.#options.book.displaysOf(targets);
    const displays = this.#numbered().flatMap(({ number, route: { id } }) =>
      ids.includes(id) ? [{ id, facts: this.#factsOf(id, number) }] : [],
    );
    this.#patterns.show(displays, pattern, seconds);
  }

  /** The routes go on as they were. Without targets: all of them. Throws `RouteError` for targets that are not known. */
  endPatterns(targets?: readonly Target[]): void {
    this.#patterns.end(targets && this.#options.book.displaysOf(targets));
  }

  /** Every display that is known, in the order in which it became so. */
  state(): DisplayState[] {
    return this.#numbered().map(numbered => displayStateOf(numbered, this.#options));
  }

  groups(): GroupState[] {
    return this.#options.book.groups().map(group => this.#groupState(group));
  }

  /** How many displays are led a source, by its key (`sourceKey`). */
  displaysBySource(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { display, lead } of this.#routes.values()) {
      if (!display.stored.routed) continue;
      const key = sourceKey(lead.route.source);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
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

  /**
   * Hears of the fingers on displays (S6, R16), each from its `down` to its `up`, whatever becomes of the display; x and y as
   * `placeInPicture` says.
   */
  onTouch(listener: (display: string, touch: PanelTouch) => void): () => void {
    this.#touchListeners.add(listener);
    return () => this.#touchListeners.delete(listener);
  }

  /** The last whole picture that left for a display, and the regions since; empty if none has left. */
  lastSent(displayId: string): readonly SentPicture[] {
    return this.#routes.get(displayId)?.pictures.parts ?? [];
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
    const { encodes, metrics, links, clock, log, random = Math.random } = this.#options;
    metrics.open(display.id);
    const route = new DisplayRoute({
      display,
      lead: this.#leadTo(display.id),
      panic: this.#panic,
      black: () => this.#blackFrame(),
      sent: picture => this.#sent(picture),
      touched: touch => this.#touched(display.id, touch),
      tools: { links, encodes, metrics, clock, log, random, changed: () => this.#feedAll() },
    });
    this.#routes.set(display.id, route);
    this.#feedAll();
  }

  #remove({ id }: Display): void {
    this.#routes.get(id)?.close();
    this.#routes.delete(id);
    this.#options.metrics.close(id);
    this.#patterns.end([id]);
    this.#forget(id);
    this.#feedAll();
  }

  /** The display is gone, whatever the disk says; a route that stays in it is nobody's. */
  #forget(display: string): void {
    const { book, log } = this.#options;
    try {
      book.forget(display);
    } catch (error) {
      log.error('routes', 'The route of a removed display could not be forgotten.', {
        display,
        error: String(error),
      });
    }
  }

  /** Leads to every display what is said now; who was led the same before notices nothing. */
  #review(): void {
    this.#change(() => {
      for (const route of this.#routes.values()) route.setLead(this.#leadTo(route.id));
    });
    this.#walls.keep(new Set(this.#options.book.groups().map(({ id }) => id)));
  }

  #leadTo(id: string): Lead {
    const { book, sources } = this.#options;
    const route = book.routeOf(id);
    const tile = book.tileOf(id);
    const group = book.groupOf(id);
    return {
      route,
      source: sources.find(route.source),
      tile,
      wall: tile && group && this.#walls.of(group.id),
      pattern: this.#patterns.of(id),
    };
  }

  #change(work: () => void): void {
    this.#busy = true;
    try {
      work();
    } finally {
      this.#busy = false;
    }
    this.#feedAll();
  }

  #feedAll(): void {
    if (this.#busy) return;
    const routes = [...this.#routes.values()];
    this.#walls.set(routes);
    this.#feeds.update(routes);
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

  #touched(display: string, touch: PanelTouch): void {
    for (const listener of this.#touchListeners) {
      try {
        listener(display, touch);
      } catch (error) {
        this.#options.log.error('routing', 'a listener of touches failed', { error: String(error) });
      }
    }
  }

  /** A display's number is the same wherever it is told: in the state and on the display itself. */
  #numbered(): Numbered[] {
    return [...this.#routes.values()].map((route, index) => ({ number: index + 1, route }));
  }

  #factsOf(id: string, number: number): PatternFacts {
    const { book, displays } = this.#options;
    const { name, address } = displays.get(id)?.stored ?? { name: id, address: '' };
    const tile = book.tileOf(id);
    return { number, name, address, ...(tile && { tile, wall: book.groupOf(id)?.name }) };
  }

  #groupState({ id, name, arrangement, route }: StoredGroup): GroupState {
    if (arrangement.kind === 'group') return { id, name, arrangement };
    const skew = this.#walls.of(id).skew.state;
    return { id, name, arrangement, route, ...(skew && { skew }) };
  }

  #blackFrame(): Frame {
    this.#black ??= blackFrame();
    return this.#black;
  }
}
