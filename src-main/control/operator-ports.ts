import type { SentPicture } from '#shared/contract/ports';
import type { ArtistFacts } from '../rooms/artist-link.ts';
import type { ArtistLink, ArtistSession } from '../rooms/artist-session.ts';

/** Hears of the pictures that leave for the displays. */
export interface SentPictures {
  onSent(listener: (picture: SentPicture) => void): () => void;
  lastSent(display: string): SentPicture | undefined;
}

/** What an operator's page needs of the engine beside the commands: the canvas, and the pictures that left. `Engine` has it. */
export interface OperatorPorts extends SentPictures {
  /** `undefined`: there is no such room that is open. `facts`: what is known of the way to the artist; none for the window. */
  openArtist(room: string, link: ArtistLink, facts?: ArtistFacts): ArtistSession | undefined;
  /** The link is gone. Harmless to repeat. */
  closeArtist(session: ArtistSession): void;
}
