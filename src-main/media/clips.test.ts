import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { colourOf, type OpenLibrary, openLibrary, watch } from './test-kit/open-library.ts';
import { animated, BLUE, colours, GREEN, png, RED } from './test-kit/picture-files.ts';

const CLIP = { kind: 'media', media: 'clip' } as const;
const THREE = [RED, GREEN, BLUE];

async function openClip(bytes: Buffer): Promise<OpenLibrary> {
  const opened = openLibrary(undefined, { clip: bytes });
  await opened.read('clip');
  return opened;
}

describe.each(['gif', 'webp'] as const)('a clip as %s', format => {
  it('is known by how many pictures it has and how long it takes', async () => {
    const opened = await openClip(await animated({ format, colours: THREE, delayMs: 100 }));
    expect(opened.file('clip')).toMatchObject({
      state: 'ready',
      width: 48,
      height: 32,
      pictures: 3,
      durationMs: 300,
    });
  });

  it('is played round after round, in its own order', async () => {
    const opened = await openClip(await animated({ format, colours: THREE, delayMs: 200 }));
    const { frames } = watch(opened.library.find(CLIP));
    await opened.until(() => frames.length >= 7);
    const shown = await Promise.all(frames.slice(0, 7).map(colourOf));
    expect(shown).toEqual([RED, GREEN, BLUE, RED, GREEN, BLUE, RED]);
    expect(frames.slice(0, 7).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(frames[0]).toMatchObject({ source: 'media:clip', width: 48, height: 32 });
  });

  it('plays only while somebody looks', async () => {
    const opened = await openClip(await animated({ format, colours: THREE, delayMs: 200 }));
    const source = opened.library.find(CLIP);
    opened.clock.advance(2_000);
    expect(source?.current()).toBeUndefined();
    expect(readdirSync(path.dirname(opened.clips))).not.toContain('clips');
    const { frames, stop } = watch(source);
    await opened.until(() => frames.length >= 4);
    stop();
    const last = source?.current();
    opened.clock.advance(2_000);
    expect(source?.current()).toBe(last);
    watch(source);
    await opened.until(() => source?.current() !== last);
  });

  it('of one picture is a still', async () => {
    const opened = await openClip(await animated({ format, colours: [GREEN], delayMs: 200 }));
    expect(opened.file('clip')).toMatchObject({ pictures: 1 });
    expect(opened.file('clip')).not.toHaveProperty('durationMs');
    const { frames } = watch(opened.library.find(CLIP));
    await opened.until(() => frames.length === 1);
    expect(await colourOf(frames[0])).toEqual(GREEN);
  });

  it('that was removed keeps its last picture and plays no more', async () => {
    const opened = await openClip(await animated({ format, colours: THREE, delayMs: 200 }));
    const source = opened.library.find(CLIP);
    const { frames } = watch(source);
    await opened.until(() => frames.length >= 4);
    rmSync(path.join(opened.folder, 'clip'));
    await opened.until(() => opened.library.problem(CLIP)?.code === 'file-gone');
    const count = frames.length;
    opened.clock.advance(5_000);
    expect(frames).toHaveLength(count);
    expect(THREE).toContainEqual(await colourOf(source?.current()));
  });

  it('that is cut off shows what there is, then says so and keeps the last picture', async () => {
    const whole = await animated({
      format,
      colours: colours(40),
      delayMs: 100,
      size: { width: 200, height: 200 },
    });
    const opened = openLibrary(undefined, {
      clip: whole.subarray(0, Math.round(whole.length * 0.8)),
      'a.png': await png(),
    });
    await opened.read('clip');
    watch(opened.library.find(CLIP));
    await opened.until(() => opened.library.problem(CLIP) !== undefined);
    expect(opened.library.problem(CLIP)).toEqual({
      code: 'file-broken',
      detail: expect.stringMatching(/\.$/),
    });
    expect(opened.file('clip')).toMatchObject({ state: 'refused' });
    expect(await opened.read('a.png')).toMatchObject({ state: 'ready' });
  });

  it('with too many pictures is refused without decoding them', async () => {
    const many = await animated({
      format,
      colours: colours(1_001),
      delayMs: 20,
      size: { width: 2, height: 2 },
    });
    const opened = openLibrary(undefined, { clip: many });
    expect(await opened.read('clip')).toMatchObject({
      state: 'refused',
      why: { code: 'file-too-large', detail: expect.stringContaining('1000') },
    });
  });
});

describe('what a clip leaves on the disk', () => {
  it('is one file while it is played, for whoever plays it, and nothing when the app ends', async () => {
    const opened = await openClip(await animated({ format: 'gif', colours: THREE, delayMs: 200 }));
    const { library } = opened;
    const { id } = library.createPlaylist({ name: 'All day', dwellSeconds: 1, media: ['clip'] });
    const own = watch(library.find(CLIP));
    const inList = watch(library.find({ kind: 'playlist', playlist: id }));
    await opened.until(() => own.frames.length > 3 && inList.frames.length > 3);
    expect(readdirSync(opened.clips)).toHaveLength(1);
    await library.close();
    expect(readdirSync(opened.clips)).toEqual([]);
    expect(opened.clock.pending).toBe(0);
  });
});
