/** As in tokens.css; a canvas cannot read custom properties. */
export const INK = {
  hairline: '#2b3440',
  quiet: '#92a0b1',
  text: '#eaeef3',
  dark: '#ff5c62',
  off: '#5d6a7a',
} as const;

/** What lines of graphs are painted with. Plain tones: the colours of states stay with states. */
export const LINE_COLOURS = {
  blue: '#8fb8e8',
  lilac: '#c9b6ff',
  sand: '#e8a27c',
  violet: '#a98ee0',
  teal: '#45b9b6',
  grey: '#c3ccd6',
} as const;

/** The usual frame, the slow one and the slowest: the slower, the warmer. */
export const PERCENTILE_COLOURS = { p50: '#8fb8e8', p95: '#c9b6ff', p99: '#e8a27c' } as const;
