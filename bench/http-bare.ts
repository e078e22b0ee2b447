import path from 'node:path';
import { readPictures } from './http-pictures.ts';
import { reportCost } from './measure.ts';
import { postJpeg } from './post-jpeg.ts';

/** The floor for this language: node:http with a kept connection, the same bytes, the answer parsed, and nothing else. */
const [port, folder, transport, frames] = process.argv.slice(2);
if (!folder) throw new Error('no folder was given');
const jpegs = readPictures(path.join(folder, 'pictures'));
const url = new URL(transport === 'raw' ? '/display/raw' : '/upload/image', `http://127.0.0.1:${port}`);

await reportCost(Number(frames), async count => {
  for (let index = 0; index < count; index += 1) {
    const jpeg = jpegs[index % jpegs.length];
    if (jpeg) await postJpeg(url, jpeg);
  }
});
process.exit(0);
