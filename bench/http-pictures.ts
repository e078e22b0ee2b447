import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodeJpeg } from '../src-main/imaging/jpeg.ts';
import { drawingStages } from './pictures.ts';

const COUNT = 16;

/** Writes the stages of a drawing as JPEG files (q75): every sender of a pair, in whatever language, sends the same bytes. */
export async function writePictures(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [index, stage] of drawingStages(COUNT).entries()) {
    writeFileSync(path.join(folder, `${index}.jpg`), await encodeJpeg(stage, { quality: 75 }));
  }
}

export function readPictures(folder: string): Buffer[] {
  return readdirSync(folder).map(name => readFileSync(path.join(folder, name)));
}
