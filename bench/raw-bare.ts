import jpegTurbo from '@julusian/jpeg-turbo';
import { reportCost } from './measure.ts';
import { drawingStages } from './pictures.ts';
import { postJpeg } from './post-jpeg.ts';

/** The floor for this language by `raw`: the same encoder, node:http with a kept connection, the answer parsed, and nothing else. */
const { compress, FORMAT_RGBA, SAMP_420 } = jpegTurbo;
const [port, frames] = process.argv.slice(2);
const url = new URL('/display/raw', `http://127.0.0.1:${port}`);
const pictures = drawingStages(16);

await reportCost(Number(frames), async count => {
  for (let index = 0; index < count; index += 1) {
    const picture = pictures[index % pictures.length];
    if (!picture) continue;
    const { width, height, data } = picture;
    const format = FORMAT_RGBA;
    await postJpeg(url, await compress(data, { format, width, height, subsampling: SAMP_420, quality: 75 }));
  }
});
process.exit(0);
