import type { AppState } from '#shared/contract/state';

/** What would end with Lienzo now. */
export interface LiveShow {
  /** Displays that are fed and not given up. */
  readonly displays: number;
  /** Who draws from elsewhere than this window, peers too; and TouchDesigner, which shows or makes pictures of it. */
  readonly guests: number;
}

/** `ownArtists`: how many artists of a room are this window itself. `undefined` when nothing would be missed. */
export function liveShowOf(
  { displays, rooms }: Pick<AppState, 'displays' | 'rooms'>,
  ownArtists: (room: string) => number,
): LiveShow | undefined {
  const fed = displays.filter(({ routed, health }) => routed && (health === 'live' || health === 'stale'));
  const guests = rooms.map(
    ({ code, artists, touchdesigner, others }) =>
      Math.max(0, artists - ownArtists(code)) + touchdesigner + others,
  );
  const show = { displays: fed.length, guests: guests.reduce((sum, count) => sum + count, 0) };
  return show.displays + show.guests > 0 ? show : undefined;
}
