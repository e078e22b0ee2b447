import { describe, expect, it } from 'vitest';
import type { MediaFile, MediaState } from '#shared/contract/media';
import type { Language } from '#shared/contract/state';
import { exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { MediaLibrary } from './MediaDialog.tsx';
import { MediaTray } from './MediaTray.tsx';
import { PlaylistEditor } from './PlaylistEditor.tsx';
import { UploadRow } from './UploadRow.tsx';
import type { UploadProgress } from './upload.ts';

const clip: MediaFile = {
  id: 'summer.webp',
  bytes: 1_400_000,
  state: 'ready',
  width: 640,
  height: 360,
  pictures: 48,
  durationMs: 4_800,
};
const svg: MediaFile = {
  id: 'logo.svg',
  bytes: 4_000,
  state: 'refused',
  why: { code: 'file-unknown', detail: '<svg' },
};
const interval = { id: 'p1', name: 'Interval', dwellSeconds: 10, media: ['summer.webp', 'gone.png'] };
const library: MediaState = { folder: '/media', files: [clip, svg], playlists: [interval] };
const stateOf = (media: Partial<MediaState>, language: Language = 'en') =>
  exampleState({ language, media: { ...library, ...media } });

describe('the media tray', () => {
  it('says what is in the library, and how something gets in', () => {
    const text = read(<MediaTray />, stateOf({}));
    expect(text).toMatch(/^Media library 2 files · 1 playlist Add files or drop them here/);
  });

  it('says of every file that cannot be shown why, and what to do', () => {
    const text = read(<MediaTray />, stateOf({}));
    expect(text).toMatch(
      /1 file cannot be shown logo\.svg .*PNG, JPEG, WebP .*<svg|1 file cannot be shown logo\.svg .*&lt;svg/,
    );
    expect(text).not.toContain('summer.webp');
    expect(read(<MediaTray />, stateOf({ files: [clip] }))).not.toContain('cannot be shown');
  });

  it('says that a disk is at fault where it is, and never that such a picture is bad', () => {
    const why = { code: 'file-unreadable', detail: 'EACCES' } as const;
    const text = read(<MediaTray />, stateOf({ files: [{ ...svg, id: 'cat.png', why }] }));
    expect(text).toMatch(/cat\.png .*disk and rights; it is tried again by itself\. ?EACCES/);
    expect(text).not.toContain('damaged');
  });

  it('says that the folder cannot be read', () => {
    const problem = { code: 'folder-unreadable', detail: 'EACCES' } as const;
    expect(markup(<MediaTray />, stateOf({ problem }))).toMatch(/role="alert".*EACCES/);
  });

  it('speaks Spanish to whom speaks Spanish', () => {
    expect(read(<MediaTray />, stateOf({}, 'es'))).toMatch(/Biblioteca 2 archivos · 1 lista Añadir archivos/);
  });
});

describe('a file on its way', () => {
  const file = { name: 'a.gif', size: 2_000_000, slice: () => new Blob() };
  const row = (progress: UploadProgress) =>
    read(<UploadRow upload={{ id: 'u', file, progress }} />, exampleState());

  it('says how far it is', () => {
    expect(row({ kind: 'waiting' })).toContain('waits for its turn');
    expect(row({ kind: 'sending', sentBytes: 500_000 })).toContain('500 kB of 2 MB');
    expect(row({ kind: 'done', media: 'a (1).gif' })).toContain('is in the library as a (1).gif');
  });

  it('that did not get there says why, what to do, and offers to try again where that can help', () => {
    expect(row({ kind: 'refused', fault: 'too-large' })).toMatch(/The file is too large\. .*up to 64 MB/);
    expect(row({ kind: 'refused', fault: 'too-large' })).not.toContain('Try again');
    expect(row({ kind: 'failed', problem: { code: 'DISK', detail: '' } })).toMatch(
      /The disk does not take .*Try again/,
    );
    expect(row({ kind: 'failed', problem: { code: 'NOT_NOW', detail: '' } })).toMatch(
      /The transfer got mixed up, or too many files .*Try this one again.*Try again/,
    );
    expect(row({ kind: 'failed', problem: { code: 'NO_CONNECTION', detail: '' } })).toContain(
      'does not answer',
    );
  });
});

describe('the library', () => {
  it('says of every file what it is', () => {
    const text = read(
      <MediaLibrary />,
      stateOf({ files: [clip, { ...clip, id: 'b.png', pictures: 1 }, svg] }),
    );
    expect(text).toMatch(/summer\.webp 640 × 360 · 48 pictures · 4\.8 s · 1\.4 MB/);
    expect(text).toMatch(/b\.png 640 × 360 · still · 1\.4 MB/);
    expect(text).toMatch(/Interval 2 files · 10 s/);
  });

  it('says where its files are, and opens the folder beside its own window', () => {
    expect(read(<MediaLibrary />, stateOf({}))).toMatch(/^Folder \/media Open the folder/);
  });

  it('says how it is filled while it is empty', () => {
    const text = read(<MediaLibrary />, stateOf({ files: [], playlists: [] }));
    expect(text).toMatch(/Nothing is in the library yet .*copy them into the folder/);
    expect(text).toContain('A playlist shows several files');
  });

  it('deletes nothing before it has asked', () => {
    expect(read(<MediaLibrary />, stateOf({}))).not.toContain('Yes, delete it');
  });
});

describe('a playlist', () => {
  const editor = (media: string[]) => (
    <PlaylistEditor playlist={{ ...interval, media }} files={[clip, svg]} />
  );

  it('shows its order, and what is passed over', () => {
    expect(read(editor(interval.media), stateOf({}))).toMatch(
      /summer\.webp gone\.png not in the library: it is passed over/,
    );
  });

  it('moves nothing beyond its ends', () => {
    const page = markup(editor(interval.media), stateOf({}));
    expect(page).toMatch(/aria-label="summer\.webp: earlier" disabled=""/);
    expect(page).toMatch(/aria-label="gone\.png: later" disabled=""/);
    expect(page).not.toMatch(/aria-label="summer\.webp: later" disabled=""/);
  });

  it('takes what can be shown, as long as there is room', () => {
    expect(markup(editor([]), stateOf({}))).toContain('<option value="summer.webp">');
    expect(markup(editor([]), stateOf({}))).not.toContain('<option value="logo.svg">');
    const full = Array<string>(200).fill('summer.webp');
    expect(read(editor(full), stateOf({}))).toContain('A playlist takes no more than 200.');
  });
});
