/** One way to the room, whatever carries it: a WebSocket, or the desktop window's own port. It comes back by itself. */
export interface ArtistLink {
  /** Sends now; what is given while the link is not open is dropped, because the protocol says it again. */
  send(message: string | Uint8Array): void;
  /** Bytes that were sent but have not left this device. */
  bufferedBytes(): number;
  /** Gives the present connection up and opens another one. */
  restart(): void;
  /** Ends it for good. */
  close(): void;
}

export interface ArtistLinkEvents {
  /** Open, again or for the first time. */
  opened(): void;
  received(message: string | Uint8Array): void;
  /** `code` as in R4, or what the platform reports (1006: no reason known). */
  closed(code: number): void;
}

export type OpenArtistLink = (events: ArtistLinkEvents) => ArtistLink;
