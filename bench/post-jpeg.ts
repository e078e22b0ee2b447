import http from 'node:http';

/** One request at a time over a kept connection: what the floors of the HTTP ways share. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** Posts one picture, and reads and parses the answer; rejects when it is no 200. */
export function postJpeg(url: URL, jpeg: Buffer): Promise<void> {
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
