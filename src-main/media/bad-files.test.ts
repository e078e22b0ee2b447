import { appendFileSync, truncateSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MEDIA_BYTES_MOST } from '#shared/contract/media';
import { pngBomb } from '../virtual-p3a/test-kit/test-pictures.ts';
import { MEDIA_FILES_MOST } from './media-limits.ts';
import { colourOf, openLibrary, watch } from './test-kit/open-library.ts';
import { GREEN, jpeg, png, RED } from './test-kit/picture-files.ts';

describe('a file that cannot be shown', () => {
  it.each([
    ['a text', Buffer.from('hello'), 'file-unknown'],
    ['an empty file', Buffer.alloc(0), 'file-unknown'],
    ['a picture bomb', pngBomb(60_000), 'file-too-large'],
    ['the beginning of a PNG', pngBomb(720), 'file-broken'],
    ['the beginning of a GIF', Buffer.from('GIF89a'), 'file-broken'],
  ])('%s is refused with a sentence', async (_, bytes, code) => {
    const opened = openLibrary(undefined, { 'cat.png': bytes, 'dog.png': await png() });
    const { state, why } = await opened.read('cat.png');
    expect(state).toBe('refused');
    expect(why).toEqual({ code, detail: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(opened.library.problem({ kind: 'media', media: 'cat.png' })).toEqual(why);
    // Nothing else is disturbed.
    expect(await opened.read('dog.png')).toMatchObject({ state: 'ready' });
  });

  it('a truncated photo is refused', async () => {
    const bytes = await jpeg(RED, { width: 400, height: 300 });
    const opened = openLibrary(undefined, { 'cat.jpg': bytes.subarray(0, bytes.length >> 1) });
    expect(await opened.read('cat.jpg')).toMatchObject({ state: 'refused', why: { code: 'file-broken' } });
  });

  it('a file of more than 64 MB is refused unread', async () => {
    const opened = openLibrary();
    const file = path.join(opened.folder, 'huge.png');
    writeFileSync(file, await png());
    truncateSync(file, MEDIA_BYTES_MOST + 1);
    const { why } = await opened.read('huge.png');
    expect(why).toEqual({ code: 'file-too-large', detail: expect.stringContaining('65 MB') });
  });

  it('an SVG is never parsed: it reaches nobody, and its bombs stay shut', async () => {
    let asked = 0;
    const server = http.createServer((_, answer) => {
      asked += 1;
      answer.end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const entities = Array.from(
      { length: 9 },
      (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`,
    ).join('');
    const svg = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a0 "ha">${entities}]>
      <svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:${port}/x.png"/><text>&a9;</text></svg>`;
    const opened = openLibrary(undefined, { 'logo.svg': Buffer.from(svg), 'logo.png': Buffer.from(svg) });
    for (const id of ['logo.svg', 'logo.png'])
      expect(await opened.read(id)).toMatchObject({ state: 'refused', why: { code: 'file-unknown' } });
    const source = opened.library.find({ kind: 'media', media: 'logo.svg' });
    watch(source);
    opened.clock.advance(60_000);
    expect(source?.current()).toBeUndefined();
    expect(asked).toBe(0);
  });
});

describe('a copy that is not whole yet', () => {
  it('is read when it has stopped growing', async () => {
    const bytes = await png(GREEN, { width: 300, height: 300 });
    const opened = openLibrary();
    const file = path.join(opened.folder, 'cat.png');
    const states = new Set<string>();
    opened.library.onChange(() => states.add(opened.file('cat.png')?.state ?? 'absent'));
    writeFileSync(file, bytes.subarray(0, 10));
    for (let at = 10; at < bytes.length; at += 100) {
      appendFileSync(file, bytes.subarray(at, at + 100));
      // In small steps: a busy machine must not look like a copy that has stopped.
      await opened.until(() => opened.file('cat.png')?.bytes === Math.min(at + 100, bytes.length), 5);
    }
    expect(await opened.read('cat.png')).toMatchObject({ state: 'ready', width: 300 });
    expect(states).toEqual(new Set(['reading', 'ready']));
  });

  it('that paused too long is read again when it goes on', async () => {
    const bytes = await png(GREEN, { width: 300, height: 300 });
    const opened = openLibrary(undefined, { 'cat.png': bytes.subarray(0, 200) });
    expect(await opened.read('cat.png')).toMatchObject({ state: 'refused', why: { code: 'file-broken' } });
    const ref = { kind: 'media', media: 'cat.png' } as const;
    const { frames } = watch(opened.library.find(ref));
    appendFileSync(path.join(opened.folder, 'cat.png'), bytes.subarray(200));
    await opened.until(() => frames.length === 1);
    expect(opened.library.problem(ref)).toBeUndefined();
    expect(await colourOf(frames[0])).toEqual(GREEN);
  });
});

describe('a folder', () => {
  it('of very many files is listed as far as pages bear it', async () => {
    const files = Array.from(
      { length: MEDIA_FILES_MOST + 5 },
      (_, n) => [`${n}.txt`, Buffer.from('x')] as const,
    );
    const opened = openLibrary(undefined, Object.fromEntries(files));
    await opened.until(() => opened.library.state.files.length > 0);
    const ids = opened.library.state.files.map(({ id }) => id);
    expect(ids).toHaveLength(MEDIA_FILES_MOST);
    // As people sort.
    expect(ids.slice(0, 3)).toEqual(['0.txt', '1.txt', '2.txt']);
    const told = () => opened.log.sentences.filter(({ sentence }) => sentence.includes('more files'));
    opened.clock.advance(20_000);
    expect(told()).toHaveLength(1);
  });
});
