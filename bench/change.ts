import { encodeJpeg } from '../src-main/imaging/jpeg.ts';
import { identicalPixels } from '../src-main/imaging/pixels.ts';
import { reportCost } from './measure.ts';
import { drawingStages } from './pictures.ts';

/** Finding out that a picture has not changed (`compare`: the whole of it, the worst case), against encoding it. */
const [way, frames] = process.argv.slice(2);
const [picture] = drawingStages(1);
if (!picture) throw new Error('there is no picture');
const same = { ...picture, data: Buffer.from(picture.data) };

await reportCost(Number(frames), async count => {
  for (let index = 0; index < count; index += 1) {
    if (way !== 'compare') await encodeJpeg(picture, { quality: 75 });
    else if (!identicalPixels(picture, same)) throw new Error('equal pictures count as different');
  }
});
