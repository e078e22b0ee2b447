import { type Pixels, wordsOf } from './pixels.ts';

/** Bytes of buffers that wait for their next use; a 720×720 picture takes 2 MB. */
const FREE_BYTES_MOST = 64 * 1024 * 1024;

/** Newest last. */
const free: SharedArrayBuffer[] = [];
let freeBytes = 0;

/**
 * Memory that main, the worker threads and the encoders see alike. Memory that is made anew for every frame costs more in garbage
 * collections than the work in it, so it is used again.
 */
export function takeShared(bytes: number): SharedArrayBuffer {
  const index = free.findLastIndex(({ byteLength }) => byteLength >= bytes && byteLength <= 2 * bytes);
  const [found] = index < 0 ? [] : free.splice(index, 1);
  if (!found) return new SharedArrayBuffer(bytes);
  freeBytes -= found.byteLength;
  return found;
}

/** Nobody may look into it any more. */
export function giveBackShared(memory: SharedArrayBuffer): void {
  free.push(memory);
  freeBytes += memory.byteLength;
  while (freeBytes > FREE_BYTES_MOST) freeBytes -= free.shift()?.byteLength ?? freeBytes;
}

/** A picture in shared memory. */
export interface SharedPicture {
  readonly words: Uint32Array;
  readonly giveBack: () => void;
}

/** The picture itself if it lies in shared memory already (sharp's WASM build decodes into it), else a copy. */
export function shared(pixels: Pixels): SharedPicture {
  const own = wordsOf(pixels);
  if (own && own.buffer instanceof SharedArrayBuffer) return { words: own, giveBack: () => undefined };
  const memory = takeShared(pixels.data.length);
  Buffer.from(memory, 0, pixels.data.length).set(pixels.data);
  return {
    words: new Uint32Array(memory, 0, pixels.data.length >> 2),
    giveBack: () => giveBackShared(memory),
  };
}
