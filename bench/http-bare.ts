import http from 'node:http';
import path from 'node:path';
import { readPictures } from './http-pictures.ts';
import { reportCost } from './measure.ts';

/** The floor for this language: node:http with a kept connection, the same bytes, the answer parsed, and nothing else. */
const [port, folder, transport, frames] = process.argv.slice(2);
if (!folder) throw new Error('no folder was given');
const jpegs = readPictures(path.join(folder, 'pictures'));
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const url = new URL(transport === 'raw' ? '/display/raw' : '/upload/image', `http://127.0.0.1:${port}`);

await reportCost(Number(frames), async count => {
  for (let index = 0; index < count; index += 1) {
    const jpeg = jpegs[index % jpegs.length];
    if (jpeg) await post(jpeg);
  }
});
process.exit(0);

function post(jpeg: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'image/jpeg', 'Content-Length': jpeg.length };
    const request = http.request(url, { agent, method: 'POST', headers }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answer: unknown = JSON.parse(Buffer.concat(chunks).toString());
        if (response.statusCode === 200 && answer) resolve();
        else reject(new Error(`HTTP ${response.statusCode}`));
      });
    });
    request.on('error', reject);
    request.end(jpeg);
  });
}
