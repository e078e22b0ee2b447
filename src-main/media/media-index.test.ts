import { describe, expect, it, vi } from 'vitest';
import { ManualClock } from '#shared/manual-clock';
import { ImageError } from '../imaging/image-error.ts';
import { recordingLog } from '../store/test-kit/recording-log.ts';
import type { MediaContent } from './media-content.ts';
import type { FolderListing, FoundFile } from './media-folder.ts';
import { MediaIndex } from './media-index.ts';

const CONTENT: MediaContent = { width: 4, height: 3, pictures: 1, play: () => () => undefined };

/** An index over a folder that answers as it is told. */
function indexOf() {
  const clock = new ManualClock();
  const log = recordingLog();
  const listings: ((listing: FolderListing | Error) => void)[] = [];
  const list = vi.fn(
    () =>
      new Promise<FolderListing>((resolve, reject) => {
        listings.push(answer => (answer instanceof Error ? reject(answer) : resolve(answer)));
      }),
  );
  const readContent = vi.fn<(file: FoundFile) => Promise<MediaContent | undefined>>(async () => CONTENT);
  const remove = vi.fn(async () => undefined);
  const onChange = vi.fn();
  const index = new MediaIndex({
    folder: { path: '/media', list, remove },
    readContent,
    clock,
    log,
    onChange,
  });
  const look = async (names: readonly string[] | Error) => {
    const looked = index.look();
    listings.shift()?.(names instanceof Error ? names : { inode: 1, files: filesOf(names) });
    return await looked;
  };
  return { index, look, clock, log, readContent, remove, onChange, listings };
}

/** All of them so old that nobody writes them any more. */
function filesOf(names: readonly string[]): Map<string, FoundFile> {
  return new Map(names.map((name, inode) => [name, { name, stamp: { bytes: 9, modifiedMs: 0, inode } }]));
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: it failed`), { code });
}

async function turn(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
}

describe('a folder that does not answer', () => {
  it('is told after ten seconds, and again when it does', async () => {
    const { index, look, clock, onChange, log } = indexOf();
    await look(['a.png']);
    await turn();
    onChange.mockClear();
    const hanging = index.look();
    clock.advance(10_000);
    expect(await hanging).toEqual({});
    expect(index.problem).toEqual({ code: 'folder-unreadable', detail: 'no answer for 10 s' });
    // What is in it is as it was last.
    expect(index.files()).toMatchObject([{ id: 'a.png', state: 'ready' }]);
    const again = index.look();
    clock.advance(10_000);
    await again;
    expect(onChange).toHaveBeenCalledOnce();
    expect(log.sentences.map(({ level }) => level)).toEqual(['warn']);
    expect(clock.pending).toBe(0);
  });

  it('is not tried file by file', async () => {
    const { index, look, readContent } = indexOf();
    let answer: (content: MediaContent) => void = () => undefined;
    readContent.mockImplementationOnce(() => new Promise(resolve => (answer = resolve)));
    await look(['a.png', 'b.png']);
    await look(systemError('EIO'));
    answer(CONTENT);
    await turn();
    expect(readContent).toHaveBeenCalledOnce();
    expect(index.files()).toMatchObject([{ state: 'ready' }, { state: 'reading' }]);
    await look(['a.png', 'b.png']);
    await turn();
    expect(index.files()).toMatchObject([{ state: 'ready' }, { state: 'ready' }]);
    expect(index.problem).toBeUndefined();
  });
});

describe('a file that the disk does not give', () => {
  it('is refused with what the system said, and tried again half a minute later', async () => {
    const { index, look, clock, readContent } = indexOf();
    readContent.mockRejectedValueOnce(systemError('EBUSY'));
    await look(['a.png', 'b.png']);
    await turn();
    const why = { code: 'file-unreadable', detail: 'EBUSY: it failed' };
    expect(index.files()).toMatchObject([{ state: 'refused', why }, { state: 'ready' }]);
    await look(['a.png', 'b.png']);
    await turn();
    expect(readContent).toHaveBeenCalledTimes(2);
    clock.advance(30_000);
    await look(['a.png', 'b.png']);
    await turn();
    expect(index.files()).toMatchObject([{ state: 'ready' }, { state: 'ready' }]);
  });

  it('because it is not there any more is not refused: the next look knows why', async () => {
    const { index, look, readContent, clock } = indexOf();
    readContent.mockRejectedValueOnce(systemError('ENOENT'));
    await look(['a.png']);
    await turn();
    expect(index.files()).toMatchObject([{ state: 'reading' }]);
    await look(systemError('ENOENT'));
    expect(index.problem).toMatchObject({ code: 'folder-unreadable' });
    clock.advance(1_000);
    await look(['a.png']);
    await turn();
    expect(index.files()).toMatchObject([{ state: 'ready' }]);
  });

  it('within 40 s holds nobody up any longer', async () => {
    const { index, look, clock, readContent } = indexOf();
    readContent.mockImplementationOnce(() => new Promise(() => undefined));
    await look(['a.png', 'b.png']);
    clock.advance(40_000);
    await turn();
    expect(index.files()).toMatchObject([
      { state: 'refused', why: { code: 'file-unreadable', detail: 'no answer for 40 s' } },
      { state: 'ready' },
    ]);
  });

  it('because it is a bad picture is not tried again until it is another', async () => {
    const { look, clock, readContent, log } = indexOf();
    readContent.mockRejectedValueOnce(new ImageError('broken', 'The PNG is cut off or damaged.'));
    await look(['a.png']);
    await turn();
    clock.advance(600_000);
    await look(['a.png']);
    await turn();
    expect(readContent).toHaveBeenCalledOnce();
    expect(log.sentences).toMatchObject([{ level: 'warn', facts: { file: 'a.png', code: 'file-broken' } }]);
  });
});

describe('a picture that fails while it is shown', () => {
  it('is refused from then on, unless the file is another by then', async () => {
    const { index, look, onChange } = indexOf();
    await look(['a.png']);
    await turn();
    onChange.mockClear();
    index.failed('a.png', { ...CONTENT }, new ImageError('broken', 'An older one.'));
    // Gone: the next look says of what.
    index.failed('a.png', CONTENT, systemError('ENOENT'));
    index.failed('nobody.png', CONTENT, systemError('EIO'));
    expect(onChange).not.toHaveBeenCalled();
    index.failed('a.png', CONTENT, systemError('ENOSPC'));
    expect(onChange).toHaveBeenCalledOnce();
    expect(index.files()).toMatchObject([
      { state: 'refused', why: { code: 'disk-full', detail: 'ENOSPC: it failed' } },
    ]);
  });
});

describe('a file that is to be deleted', () => {
  it('may be gone already, and is told when it cannot be', async () => {
    const { index, look, remove } = indexOf();
    await look(['a.png']);
    remove.mockRejectedValueOnce(systemError('ENOENT'));
    await index.remove('a.png');
    remove.mockRejectedValueOnce(systemError('EPERM'));
    await expect(index.remove('a.png')).rejects.toMatchObject({
      code: 'disk',
      message: 'a.png could not be deleted: EPERM: it failed.',
    });
    await expect(index.remove('../a.png')).rejects.toMatchObject({ code: 'unknown' });
    expect(remove).toHaveBeenCalledTimes(2);
  });
});

describe('an index that is closed', () => {
  it('says nothing any more, whatever is still under way', async () => {
    const { index, listings, onChange, readContent } = indexOf();
    const looked = index.look();
    index.close();
    listings.shift()?.({ inode: 1, files: filesOf(['a.png']) });
    await looked;
    expect(onChange).not.toHaveBeenCalled();
    expect(readContent).not.toHaveBeenCalled();
  });
});
