import { describe, expect, it } from 'vitest';
import { exampleRoom, exampleState } from '#shared/contract/test-kit/example-state';
import { markup, read } from '../displays/test-kit/StillOperator.tsx';
import { GalleryTab } from './GalleryTab.tsx';
import { GalleryTrouble } from './GalleryTrouble.tsx';
import { KeepButton } from './KeepButton.tsx';
import { KeptCard } from './KeptCard.tsx';
import { examplePicture } from './test-kit/example-picture.ts';

const state = exampleState();
const full = (waiting: number, lost: number) =>
  exampleState({
    gallery: {
      folder: '/gallery',
      pictures: 3,
      problem: { code: 'disk-full', detail: 'ENOSPC', since: Date.now() - 65_000, waiting, lost },
    },
  });

describe('the gallery', () => {
  it('says where the files are, and opens the folder beside its own window', () => {
    expect(read(<GalleryTab />, state)).toMatch(/Folder \/gallery Open the folder/);
  });

  it('says of a picture when, why and by whom it was kept, and with which prompt', () => {
    const text = read(<KeptCard picture={examplePicture()} />, state);
    expect(text).toMatch(
      /Bar 20:41:07 kept by the operator by Ana, Guest 4 “a lighthouse made of paper birds”/,
    );
    expect(text).toContain('2026-11-21 20-41-07 Bar.png');
    expect(read(<KeptCard picture={examplePicture({ artists: [], prompt: '' })} />, state)).not.toContain(
      '“',
    );
  });

  it('says nothing of the disk while all is well', () => {
    expect(read(<GalleryTrouble />, state)).toBe('');
  });

  it('says when the disk is full: since when, what to do, what waits and what is lost', () => {
    const text = read(<GalleryTrouble />, full(2, 1));
    expect(text).toMatch(
      /The disk is full.*Make room.*2 pictures wait.*1 older one .*lost.*1 min 5 s.*ENOSPC/,
    );
    expect(read(<GalleryTrouble />, full(1, 0))).not.toContain('lost');
    expect(read(<GalleryTrouble />, { ...full(2, 3), language: 'es' })).toMatch(/El disco está lleno.*3 más/);
  });

  it('keeps nothing of a room that is closed', () => {
    expect(markup(<KeepButton room={exampleRoom({ open: false })} />, state)).toContain('disabled=""');
  });
});
