import type { Tile } from '#shared/contract/group';
import type { Route } from '#shared/contract/route';
import type { Panic } from '#shared/contract/state';
import type { Frame, View } from '../imaging/frame.ts';
import type { Source } from '../sources/source.ts';
import { PANEL_VIEW } from './panel-view.ts';
import type { LeasedPattern } from './pattern-leases.ts';
import type { WallMembers } from './wall-members.ts';

/** What leads to a display now. */
export interface Lead {
  readonly route: Route;
  /** `undefined` while the route names something that is not there. */
  readonly source: Source | undefined;
  /** Its place, and the others, if it is part of a wall. */
  readonly tile: Tile | undefined;
  readonly wall: WallMembers | undefined;
  /** Covers the route, as long as its lease lasts. */
  readonly pattern: LeasedPattern | undefined;
}

/** A picture as it left for a display. */
export interface HeldPicture {
  readonly frame: Frame;
  readonly view: View;
}

/** What has to be on a panel now. */
export interface Due {
  /** By the operator: of all displays, else of this one. */
  readonly asked: Panic;
  /** What that comes to here. */
  readonly panic: Panic;
  readonly view: View;
  readonly source: Source | undefined;
  /** What is kept while `panic` is `frozen`. */
  readonly held: Frame | undefined;
}

/**
 * `panic`: of all displays. A pattern stands above what its route says, never above a panic. `held`: what a frozen display keeps; it
 * keeps that in the view in which it left, whatever has been changed since.
 */
export function dueOf(panic: Panic, lead: Lead, held: HeldPicture | undefined): Due {
  const { route, pattern } = lead;
  const asked = panic === 'live' ? (pattern ? 'live' : route.state) : panic;
  // A freeze for all lights up no display that was made dark on its own.
  const stays = panic === 'frozen' && route.state === 'dark' && !pattern;
  const frozen = asked === 'frozen' && !stays;
  const view = pattern
    ? PANEL_VIEW
    : { ...PANEL_VIEW, look: route.look, ...(lead.tile && { tile: lead.tile }) };
  return {
    asked,
    panic: stays ? 'dark' : asked,
    view: frozen ? (held?.view ?? view) : view,
    source: pattern?.source ?? lead.source,
    held: frozen ? held?.frame : undefined,
  };
}
