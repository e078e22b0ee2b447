import { writeFileSync } from 'node:fs';
import { drawingStages } from './pictures.ts';

/** Writes the drawing that the other benches send as a PPM file, for `tjbench`. */
const [file] = process.argv.slice(2);
const picture = drawingStages(16).at(8);
if (!file || !picture) throw new Error('names the file to write');
const { width, height, data } = picture;
const rgb = Buffer.alloc(width * height * 3);
for (let pixel = 0; pixel < width * height; pixel += 1) data.copy(rgb, pixel * 3, pixel * 4, pixel * 4 + 3);
writeFileSync(file, Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), rgb]));
process.stdout.write(JSON.stringify({ file }));
