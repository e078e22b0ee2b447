import type { DisplayState } from '#shared/contract/state';
import type { Metrics } from '../metrics/metrics.ts';
import type { DisplayRoute } from './display-route.ts';
import type { RouteBook } from './route-book.ts';
import type { SourceDirectory } from './source-directory.ts';

/** Those who know something of a display besides its route. */
export interface DisplayStateSources {
  readonly metrics: Metrics;
  readonly book: RouteBook;
  readonly sources: SourceDirectory;
}

/** A display and its place among all of them, from 1. */
export interface Numbered {
  readonly number: number;
  readonly route: DisplayRoute;
}

/** What the contract says of one display, gathered from those who know it. */
export function displayStateOf({ number, route }: Numbered, from: DisplayStateSources): DisplayState {
  const { display } = route;
  const { last } = route.pictures;
  const { id, name, address, virtual, routed, delivery } = display.stored;
  const { health, since: healthSince, why } = display.health.verdict();
  const { busySince } = display;
  const lightMs = from.metrics.lightMs(id);
  return {
    id,
    number,
    name,
    address,
    virtual,
    health,
    healthSince,
    ...(why && { why }),
    routed,
    unconfirmed: display.unconfirmed,
    delivery,
    ...ledState(route, from),
    transports: [...display.transports],
    ...(busySince !== undefined && { busySince }),
    sender: route.state,
    ...(display.report && { report: display.report }),
    ...from.metrics.rates(id),
    ...(last && { sent: { sequence: last.sequence, atMs: last.sentAtMs } }),
    ...(lightMs !== undefined && { lightMs }),
  };
}

type LedState = Pick<
  DisplayState,
  'route' | 'group' | 'tile' | 'pattern' | 'sourceProblem' | 'obedience' | 'sending'
>;

/** What it is led, with whom, and what comes of it. */
function ledState(displayRoute: DisplayRoute, { book, sources }: DisplayStateSources): LedState {
  const { lead, obedience, sending } = displayRoute;
  const { route, tile, pattern } = lead;
  const group = book.groupOf(displayRoute.id)?.id;
  const sourceProblem = sources.problem(route.source);
  return {
    route,
    ...(group !== undefined && { group }),
    ...(tile && { tile }),
    ...(pattern && { pattern: pattern.lease }),
    ...(sourceProblem && { sourceProblem }),
    obedience,
    ...(sending && { sending }),
  };
}
