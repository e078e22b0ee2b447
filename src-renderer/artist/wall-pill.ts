import type { DrawState } from '../draw/draw-state.ts';
import type { GuestStrings } from '../i18n/guest-en.ts';

export interface Pill {
  readonly tone: 'live' | 'stale' | 'dark' | 'info' | 'off';
  readonly word: string;
}

const TONES = { live: 'live', stale: 'stale', dark: 'dark', frozen: 'info', none: 'off' } as const;

/** The one line that tells an artist whether the drawing is on the wall. Offline beats everything: then nobody knows. */
export function wallPill(
  { connection, wall }: Pick<DrawState, 'connection' | 'wall'>,
  strings: GuestStrings,
): Pill {
  switch (connection.kind) {
    case 'connecting':
      return { tone: 'off', word: strings.artist.connecting };
    case 'offline':
      return { tone: 'stale', word: strings.artist.offline };
    case 'refused':
      return { tone: 'dark', word: strings.artist.refused };
    case 'joined':
      return { tone: TONES[wall], word: strings.artist.wall[wall] };
    default:
      return connection satisfies never;
  }
}
