import { ORPCError } from '@orpc/client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEDIA_BYTES_MOST, MEDIA_PART_BYTES } from '#shared/contract/media';
import { ManualClock } from '#shared/manual-clock';
import type { EngineClient } from '../../transport/rpc.ts';
import { base64Of } from './base64.ts';
import type { UploadFile } from './upload.ts';
import { createUploadStore, DONE_SHOWN_MS } from './upload-store.ts';

interface Part {
  readonly upload: string;
  readonly name: string;
  readonly total: number;
  readonly offset: number;
  readonly part: string;
}

/** An engine that keeps what it is sent; `answer` may refuse. */
function library(answer: (part: Part) => Promise<void> = () => Promise.resolve()) {
  const clock = new ManualClock();
  const parts: Part[] = [];
  const upload = async (part: Part) => {
    parts.push(part);
    await answer(part);
    const done = part.offset + atob(part.part).length === part.total;
    return done ? { done, media: `${part.name} (1)` } : { done };
  };
  // Uploads look at nothing else of it.
  const client: EngineClient = Object.assign(Object.create(null), { media: { upload } });
  let ids = 0;
  const store = createUploadStore({ client: () => client, clock, newId: () => `u${++ids}` });
  const bytesOf = (id: string) =>
    Buffer.concat(parts.filter(part => part.upload === id).map(({ part }) => Buffer.from(part, 'base64')));
  return { clock, parts, store, bytesOf };
}

const fileOf = (name: string, bytes: Uint8Array<ArrayBuffer>): UploadFile => new File([bytes], name);
const noise = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7919) >> 3);

/** Until no upload waits or is on its way: what is looked at is a sign, not a time. */
const settled = (store: ReturnType<typeof createUploadStore>) =>
  new Promise<void>(resolve => {
    const look = () => {
      const busy = store.getState().uploads.some(({ progress }) => /waiting|sending/.test(progress.kind));
      if (busy) return;
      stop();
      resolve();
    };
    const stop = store.subscribe(look);
    look();
  });
const kinds = (store: ReturnType<typeof createUploadStore>) =>
  store.getState().uploads.map(({ progress }) => progress.kind);

describe('files on their way into the library', () => {
  it('arrive part by part, byte for byte', async () => {
    const { store, parts, bytesOf } = library();
    const bytes = noise(2 * MEDIA_PART_BYTES + 5);
    store.getState().add([fileOf('summer.gif', bytes)]);
    await settled(store);
    expect(parts.map(({ offset, total }) => [offset, total])).toEqual(
      [0, 1, 2].map(part => [part * MEDIA_PART_BYTES, bytes.length]),
    );
    expect(bytesOf('u1').equals(bytes)).toBe(true);
    expect(store.getState().uploads[0]?.progress).toEqual({ kind: 'done', media: 'summer.gif (1)' });
  });

  it('go one after the other, and leave the list when that was seen', async () => {
    const { store, parts, clock } = library();
    store.getState().add([fileOf('a.png', noise(3)), fileOf('b.png', noise(4))]);
    expect(kinds(store)).toEqual(['sending', 'waiting']);
    await settled(store);
    expect(parts.map(({ name }) => name)).toEqual(['a.png', 'b.png']);
    clock.advance(DONE_SHOWN_MS);
    expect(store.getState().uploads).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('that nobody can take are refused before a byte of them is sent, and keep nobody waiting', async () => {
    const { store, parts } = library();
    const huge: UploadFile = { name: 'huge.png', size: MEDIA_BYTES_MOST + 1, slice: () => new Blob() };
    const endless = fileOf(`${'x'.repeat(201)}.png`, noise(1));
    store.getState().add([fileOf('empty.png', noise(0)), huge, endless, fileOf('good.png', noise(1))]);
    await settled(store);
    expect(kinds(store)).toEqual(['refused', 'refused', 'refused', 'done']);
    expect(parts).toHaveLength(1);
  });

  it('that the disk does not take fail with the reason, the next one is tried, and it can be tried again', async () => {
    let full = true;
    const { store, bytesOf } = library(async ({ name }) => {
      if (full && name === 'a.png') throw new ORPCError('DISK');
    });
    store.getState().add([fileOf('a.png', noise(9)), fileOf('b.png', noise(4))]);
    await settled(store);
    expect(store.getState().uploads[0]?.progress).toMatchObject({
      kind: 'failed',
      problem: { code: 'DISK' },
    });
    expect(kinds(store)).toEqual(['failed', 'done']);
    full = false;
    store.getState().again('u1');
    await settled(store);
    expect(kinds(store)).toEqual(['done', 'done']);
    expect(bytesOf('u3')).toHaveLength(9);
  });

  it('that are not wanted any more are sent no further', async () => {
    const { store, parts } = library(async () => store.getState().drop('u1'));
    store.getState().add([fileOf('long.gif', noise(3 * MEDIA_PART_BYTES)), fileOf('b.png', noise(1))]);
    await settled(store);
    expect(parts.filter(({ name }) => name === 'long.gif')).toHaveLength(1);
    expect(kinds(store)).toContain('done');
  });

  it('that are taken away on the way say so', async () => {
    const { store } = library();
    const gone: UploadFile = {
      name: 'gone.png',
      size: 3,
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
    };
    store.getState().add([gone]);
    await settled(store);
    expect(store.getState().uploads[0]?.progress).toEqual({ kind: 'refused', fault: 'unreadable' });
  });
});

describe('base64Of', () => {
  it('is what everybody else reads, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        expect(Buffer.from(base64Of(bytes), 'base64').equals(bytes)).toBe(true);
      }),
    );
  });
});
