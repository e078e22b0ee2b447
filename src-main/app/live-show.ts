import type { AppState } from '#shared/contract/state';

/** What would end with Lienzo now. */
export interface LiveShow {
  /** Displays that are fed and not given up. */
  readonly displays: number;
  /** Artists who draw from elsewhere than this window. */
  readonly artists: number;
}

/** `ownArtists`: how many artists of a room are this window itself. `undefined` when nothing would be missed. */
export function liveShowOf(
  { displays, rooms }: Pick<AppState, 'displays' | 'rooms'>,
  ownArtists: (room: string) => number,
): LiveShow | undefined {
  const fed = displays.filter(({ routed, health }) => routed && (health === 'live' || health === 'stale'));
  const artists = rooms.map(({ code, artists: all }) => Math.max(0, all - ownArtists(code)));
  const show = { displays: fed.length, artists: artists.reduce((sum, count) => sum + count, 0) };
  return show.displays + show.artists > 0 ? show : undefined;
}
