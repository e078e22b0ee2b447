import { describe, expect, it } from 'vitest';
import type { PlaylistChoice } from '#shared/contract/media';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { colourOf, type OpenLibrary, openLibrary, watch } from './test-kit/open-library.ts';
import { animated, BLUE, GREEN, png, RED } from './test-kit/picture-files.ts';

const CHOICE: PlaylistChoice = { name: 'All day', dwellSeconds: 10, media: ['r.png', 'g.png', 'b.png'] };
const DWELL_MS = 10_000;

async function openStills(): Promise<OpenLibrary> {
  const files = { 'r.png': await png(RED), 'g.png': await png(GREEN), 'b.png': await png(BLUE) };
  const opened = openLibrary(temporaryFolder(), files);
  for (const id of Object.keys(files)) await opened.read(id);
  return opened;
}

/** A playlist that somebody looks at. */
async function begin(opened: OpenLibrary, choice: Partial<PlaylistChoice> = {}) {
  const { id } = opened.library.createPlaylist({ ...CHOICE, ...choice });
  const ref = { kind: 'playlist', playlist: id } as const;
  const source = opened.library.find(ref);
  const { frames, stop } = watch(source);
  /** The next picture, which needs time of the machine to be read but none of the clock. */
  const shown = async (count: number) => {
    await opened.until(() => frames.length >= count, 0);
    return colourOf(frames.at(-1));
  };
  const next = async () => {
    const count = frames.length;
    opened.clock.advance(DWELL_MS - 1);
    await turn();
    expect(frames).toHaveLength(count);
    opened.clock.advance(1);
    return shown(count + 1);
  };
  return { id, ref, source, frames, stop, shown, next };
}

async function turn(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
}

describe('a playlist', () => {
  it('shows each still for the dwell, in order, again and again', async () => {
    const opened = await openStills();
    const { frames, shown, next } = await begin(opened);
    expect(await shown(1)).toEqual(RED);
    for (const colour of [GREEN, BLUE, RED, GREEN, BLUE, RED]) expect(await next()).toEqual(colour);
    expect(frames[0]).toMatchObject({ source: expect.stringMatching(/^playlist:/), still: true });
    expect(frames.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('plays whole rounds of a clip, for at least the dwell', async () => {
    const opened = await openStills();
    opened.put('clip.gif', await animated({ format: 'gif', colours: [RED, BLUE], delayMs: 600 }));
    await opened.read('clip.gif');
    // Prepared already: while it is, rounds take longer.
    const own = watch(opened.library.find({ kind: 'media', media: 'clip.gif' }));
    await opened.until(() => own.frames.length > 3);
    const { frames } = await begin(opened, { dwellSeconds: 2, media: ['clip.gif', 'g.png'] });
    await opened.until(() => frames.length >= 6);
    const shown = await Promise.all(frames.slice(0, 6).map(colourOf));
    // Two rounds of 1.2 s.
    expect(shown).toEqual([RED, BLUE, RED, BLUE, GREEN, RED]);
  });

  it('skips what is gone and what cannot be shown', async () => {
    const opened = await openStills();
    opened.put('text.png', Buffer.from('no picture'));
    await opened.read('text.png');
    const media = ['nobody.png', 'r.png', 'text.png', 'g.png', 'b.png'];
    const { ref, shown, next } = await begin(opened, { media });
    expect(await shown(1)).toEqual(RED);
    await opened.library.remove('g.png');
    expect(await next()).toEqual(BLUE);
    expect(await next()).toEqual(RED);
    expect(opened.library.problem(ref)).toBeUndefined();
  });

  it('of which nothing is left keeps its last picture and says so, until something is there again', async () => {
    const opened = await openStills();
    const { ref, source, frames, shown } = await begin(opened, { media: ['r.png'] });
    expect(await shown(1)).toEqual(RED);
    await opened.library.remove('r.png');
    expect(opened.library.problem(ref)).toEqual({ code: 'playlist-empty', detail: 'All day' });
    opened.clock.advance(60_000);
    expect(await colourOf(source?.current())).toEqual(RED);
    expect(frames).toHaveLength(1);
    opened.put('r.png', await png(BLUE));
    await opened.until(() => frames.length === 2);
    expect(await colourOf(frames[1])).toEqual(BLUE);
    expect(opened.library.problem(ref)).toBeUndefined();
  });

  it('of one still shows it once', async () => {
    const opened = await openStills();
    const { frames, shown } = await begin(opened, { media: ['r.png', 'r.png'] });
    await shown(1);
    opened.clock.advance(120_000);
    expect(frames).toHaveLength(1);
  });

  it('that is changed plays on what is still in it', async () => {
    const opened = await openStills();
    const { id, shown, next } = await begin(opened);
    expect(await shown(1)).toEqual(RED);
    opened.library.changePlaylist(id, { ...CHOICE, media: ['b.png', 'r.png', 'g.png'] });
    // `next` sees that it stays for its whole dwell.
    expect(await next()).toEqual(GREEN);
    expect(await next()).toEqual(BLUE);
    // What is in it no more gives way at once.
    opened.clock.advance(1_000);
    opened.library.changePlaylist(id, { ...CHOICE, media: ['g.png'] });
    expect(await shown(4)).toEqual(GREEN);
  });

  it('stands still while nobody looks, and goes on where it was', async () => {
    const opened = await openStills();
    const { source, stop, shown, next } = await begin(opened);
    await shown(1);
    await next();
    stop();
    const sequence = source?.current()?.sequence;
    opened.clock.advance(100_000);
    expect(source?.current()?.sequence).toBe(sequence);
    const { frames } = watch(source);
    await opened.until(() => frames.length === 2);
    expect(await colourOf(frames[1])).toEqual(BLUE);
  });

  it('that is deleted is gone, and what it showed stays', async () => {
    const opened = await openStills();
    const { id, ref, source, shown } = await begin(opened);
    await shown(1);
    opened.library.removePlaylist(id);
    expect(opened.library.problem(ref)).toMatchObject({ code: 'playlist-gone' });
    expect(opened.library.state.playlists).toEqual([]);
    expect(await colourOf(source?.current())).toEqual(RED);
    expect(() => opened.library.removePlaylist(id)).toThrow(expect.objectContaining({ code: 'unknown' }));
    expect(() => opened.library.changePlaylist(id, CHOICE)).toThrow(
      expect.objectContaining({ code: 'unknown' }),
    );
  });

  it('lasts', async () => {
    const data = temporaryFolder();
    const first = openLibrary(data);
    const playlist = first.library.createPlaylist(CHOICE);
    first.library.changePlaylist(playlist.id, { ...CHOICE, name: 'All night' });
    await first.close();
    const second = openLibrary(data);
    expect(second.library.state.playlists).toEqual([{ ...CHOICE, id: playlist.id, name: 'All night' }]);
  });
});
