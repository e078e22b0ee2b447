import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../store/database.ts';
import type { GalleryStore } from '../store/gallery-store.ts';
import { temporaryFolder } from '../store/test-kit/temporary-folder.ts';
import { FolderMatch } from './folder-match.ts';

function storeWith(...files: string[]): GalleryStore {
  const store = openStore(temporaryFolder());
  onTestFinished(() => store.close());
  for (const file of files) add(store.gallery, file);
  return store.gallery;
}

function add(store: GalleryStore, file: string): void {
  store.add({
    file,
    atMs: 0,
    because: 'rest',
    room: 'K7QMXD',
    roomName: 'Hall',
    artists: [],
    prompt: '',
    width: 1,
    height: 1,
    bytes: 1,
    digest: file,
  });
}

/** A folder that answers when it is told to. */
function folderOf(...files: string[]) {
  const names = new Set(files);
  const asked: (() => void)[] = [];
  const folder = {
    names: async () => {
      const found = new Set(names);
      await new Promise<void>(resolve => asked.push(resolve));
      return found;
    },
  };
  return { folder, names, asked };
}

function listed(store: GalleryStore): string[] {
  return store.page({}).map(({ file }) => file);
}

/** Lets everything that is due happen. */
function turn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

describe('the list and the folder', () => {
  it('agree when somebody has looked, whichever form of é the file system has', async () => {
    const store = storeWith('a.png', 'cafe\u0301.png', 'c.png');
    const names = async () => new Set(['caf\u00e9.png', 'c.png', 'holiday.png']);
    let matched = 0;
    const match = new FolderMatch({ folder: { names }, store, onMatched: () => (matched += 1) });
    expect(await match.look()).toBe(true);
    expect(listed(store)).toEqual(['c.png', 'cafe\u0301.png']);
    expect(matched).toBe(1);
  });

  it('do not lose a picture that is kept while somebody looks', async () => {
    const store = storeWith('a.png');
    const { folder, asked } = folderOf('a.png');
    const looking = new FolderMatch({ folder, store, onMatched: () => undefined }).look();
    await turn();
    add(store, 'b.png');
    asked[0]?.();
    await looking;
    expect(listed(store)).toEqual(['b.png', 'a.png']);
  });

  it('agree on what happened while another one looked; however many ask, one look waits', async () => {
    const store = storeWith('a.png');
    const { folder, names, asked } = folderOf('a.png');
    const match = new FolderMatch({ folder, store, onMatched: () => undefined });
    const first = match.look();
    await turn();
    names.clear();
    const later = [match.look(), match.look(), match.look()];
    asked[0]?.();
    await first;
    await turn();
    expect(asked).toHaveLength(2);
    asked[1]?.();
    expect(await Promise.all(later)).toEqual([true, true, true]);
    expect(listed(store)).toEqual([]);
  });

  it('are left as they are when the folder cannot be read, or the gallery is closed meanwhile', async () => {
    const store = storeWith('a.png');
    const gone = { names: () => Promise.reject(new Error('ENOENT')) };
    expect(await new FolderMatch({ folder: gone, store, onMatched: () => undefined }).look()).toBe(false);
    const { folder, asked } = folderOf();
    const match = new FolderMatch({ folder, store, onMatched: () => undefined });
    const looking = match.look();
    await turn();
    match.close();
    asked[0]?.();
    expect(await looking).toBe(false);
    expect(await match.look()).toBe(false);
    expect(listed(store)).toEqual(['a.png']);
  });
});
