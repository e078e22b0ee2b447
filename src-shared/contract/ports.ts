/**
 * The desktop window's own ports, one a purpose; the preload hands them over and knows no more than their names.
 * `rpc` speaks the contract, `draw` the artist protocol (A), `preview` the pictures below.
 */
export const PORT_NAMES = ['rpc', 'draw', 'preview'] as const;
export type PortName = (typeof PORT_NAMES)[number];

/** The page says which displays it wants to see; an empty list stops the stream. */
export interface PreviewWanted {
  readonly type: 'want';
  readonly displays: readonly string[];
}
/** The page has drawn a picture: main never has more than two of a display on the way. */
export interface PreviewSeen {
  readonly type: 'seen';
  readonly display: string;
}
/** The very bytes that left for the display. */
export interface PreviewPicture {
  readonly type: 'picture';
  readonly display: string;
  readonly sequence: number;
  readonly sentAtMs: number;
  readonly jpeg: Uint8Array;
}
