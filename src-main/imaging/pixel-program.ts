import { over } from './alpha-over.ts';
import { lookProgram } from './look-program.ts';
import { overlayProgram } from './overlay-program.ts';
import type { PixelRun } from './pixel-jobs.ts';
import { rowGrading } from './row-grading.ts';
import { rowSampling } from './row-sampling.ts';

const PIECES = { over, rowSampling, rowGrading, lookProgram, overlayProgram };

/**
 * The source text of the function that does the pixel work: that of the pieces themselves, put together as it is done here. So each of
 * them uses nothing but its arguments. A worker's file would have to be found in a bundle, in a bundle inside of an archive, and in a
 * test as TypeScript, which no worker loads.
 */
export const PIXEL_PROGRAM = `(${assemble.toString()})({ ${Object.entries(PIECES)
  .map(([name, piece]) => `${name}: ${piece.toString()}`)
  .join(', ')} })`;

/** The same in place. */
export const runPixelJob: PixelRun = assemble(PIECES);

function assemble(pieces: typeof PIECES): PixelRun {
  const { over } = pieces;
  const look = pieces.lookProgram({ ...pieces.rowSampling(), grading: pieces.rowGrading(), over });
  const overlay = pieces.overlayProgram({ over });
  return job => (job.kind === 'look' ? look(job) : overlay(job));
}
