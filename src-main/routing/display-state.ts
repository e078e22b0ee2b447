import type { DisplayState } from '#shared/contract/state';
import type { Metrics } from '../metrics/metrics.ts';
import type { DisplayRoute } from './display-route.ts';

/** What the contract says of one display, gathered from those who know it. */
export function displayStateOf(route: DisplayRoute, metrics: Metrics): DisplayState {
  const { display, lastSent } = route;
  const { id, name, address, virtual, routed, delivery } = display.stored;
  const { health, since: healthSince, why } = display.health.verdict();
  const { busySince } = display;
  const lightMs = metrics.lightMs(id);
  return {
    id,
    name,
    address,
    virtual,
    health,
    healthSince,
    ...(why && { why }),
    routed,
    unconfirmed: display.unconfirmed,
    delivery,
    transports: [...display.transports],
    ...(busySince !== undefined && { busySince }),
    sender: route.state,
    ...(display.report && { report: display.report }),
    ...metrics.rates(id),
    ...(lastSent && { sent: { sequence: lastSent.sequence, atMs: lastSent.sentAtMs } }),
    ...(lightMs !== undefined && { lightMs }),
  };
}
