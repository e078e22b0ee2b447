import type { SentPicture } from '#shared/contract/ports';
import type { ArtistFacts } from '../rooms/artist-link.ts';
import type { ArtistLink, ArtistSession } from '../rooms/artist-session.ts';

/** Hears of the pictures that leave for the displays. */
export interface SentPictures {
  onSent(listener: (picture: SentPicture) => void): () => void;
  /** The last whole picture, and the regions that were sent since; empty if none has left. */
  lastSent(display: string): readonly SentPicture[];
  /** Somebody wants the small pictures of a source (`THUMBNAIL_PREFIX`): they are made until the returned function is called. */
  watch?(display: string): () => void;
}

/** What an operator's page needs of the engine beside the commands: the canvas, and the pictures that left. `Engine` has it. */
export interface OperatorPorts extends SentPictures {
  /** `undefined`: there is no such room that is open. `facts`: what is known of the way to the artist; none for the window. */
  openArtist(room: string, link: ArtistLink, facts?: ArtistFacts): ArtistSession | undefined;
  /** The link is gone. Harmless to repeat. */
  closeArtist(session: ArtistSession): void;
}
