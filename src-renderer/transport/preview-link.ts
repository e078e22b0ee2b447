import type { PreviewPicture, PreviewSeen, PreviewWanted } from '#shared/contract/ports';

/** One way to the pictures that left, once: a window's port or a WebSocket. */
export interface PreviewLink {
  send(message: PreviewWanted | PreviewSeen): void;
  close(): void;
}

export interface PreviewLinkEvents {
  opened(): void;
  received(picture: PreviewPicture): void;
  /** `final`: it need not be opened again. */
  closed(final: boolean): void;
}

/** Opens one; calls back only after it has returned. */
export type OpenPreviewLink = (events: PreviewLinkEvents) => PreviewLink;
