import type { Stage } from '#shared/stages';

/** One colour a stage, on every graph the same. They name, they do not judge: none is a colour of a state. */
export const STAGE_COLOURS: Readonly<Record<Stage, string>> = {
  compose: '#6a56c9',
  encode: '#4d95e0',
  queue: '#46546a',
  transfer: '#17a3a1',
  decode: '#d3a717',
  show: '#d9763f',
};
