import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { EncodeTable } from '../src-main/imaging/encode-table.ts';
import type { EncodedFrame, Encoding, Frame } from '../src-main/imaging/frame.ts';
import { everyTick } from './at-sixty.ts';
import { openRoom } from './touchdesigner-room.ts';

/**
 * What a room in which somebody draws costs the relay's process, CPU ms a live picture, with so many TouchDesigners in it. Throws when
 * a picture was encoded more than once, or made into base64 more than once.
 */
const [clients = '1', seconds] = process.argv.slice(2);
const FPS = '30';
/** Smaller things are made into base64, too: handshakes. */
const PICTURE_BYTES = 1_024;

class Counted extends EncodeTable {
  readonly asked = new Set<string>();
  live = 0;

  override encode(frame: Frame, encoding: Encoding): Promise<EncodedFrame> {
    const key = `${frame.sequence} ${encoding.format}`;
    if (encoding.format === 'jpeg' && !this.asked.has(key)) this.live += 1;
    this.asked.add(key);
    return super.encode(frame, encoding);
  }
}

let base64 = 0;
const asText = Buffer.prototype.toString;
Buffer.prototype.toString = function counted(this: Buffer, ...given: Parameters<typeof asText>) {
  if (given[0] === 'base64' && this.length > PICTURE_BYTES) base64 += 1;
  return asText.apply(this, given);
};

const encodes = new Counted();
const room = await openRoom(encodes);
const crowd = fork(
  path.join(import.meta.dirname, 'touchdesigner-clients.js'),
  [`ws://127.0.0.1:${room.port}/?room=${room.code}`, clients, FPS],
  { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
);
await once(crowd, 'message');
// Its first second is the compiler's.
await everyTick(1, room.draw);
await got(crowd);
const before = { cpu: process.cpuUsage(), live: encodes.live };
await everyTick(Number(seconds), room.draw);
const { user, system } = process.cpuUsage(before.cpu);
const pictures = encodes.live - before.live;
const slowest = await got(crowd);
if (encodes.encodes > encodes.asked.size || base64 > encodes.live || base64 === 0) {
  const made = `${encodes.encodes} encodes, ${base64} times base64`;
  throw new Error(`${encodes.asked.size} pictures, ${encodes.live} of them live, took ${made}`);
}
// Otherwise it would be cheap because it leaves pictures out.
if (slowest < pictures * 0.8) throw new Error(`a client got ${slowest} of ${pictures} pictures`);
crowd.disconnect();
await room.close();
const cpuMs = (user + system) / 1000 / pictures;
process.stdout.write(`${JSON.stringify({ cpuMs, pictures, slowest })}\n`);
process.exit(0);

/** Live pictures that the slowest client got since this was asked before. */
async function got(asked: ChildProcess): Promise<number> {
  const answer = once(asked, 'message');
  asked.send('how many');
  return Number((await answer)[0]);
}
