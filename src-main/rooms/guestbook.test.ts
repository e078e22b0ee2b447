import { describe, expect, it } from 'vitest';
import type { StoredArtist } from '../store/room-store.ts';
import { Guestbook } from './guestbook.ts';

function guestbookOf(known: readonly StoredArtist[] = []) {
  const kept: StoredArtist[] = [];
  return { kept, guests: new Guestbook({ known, keep: artist => kept.push(artist) }) };
}

describe('a guestbook', () => {
  it('numbers guests as they come, and gives nobody the number of somebody who drew before', () => {
    const { guests } = guestbookOf([{ author: 'old', name: 'Guest 4', guest: 4 }]);
    expect(['new', 'old', 'newer', 'new'].map(author => guests.numberOf(author))).toEqual([5, 4, 6, 5]);
  });

  it('keeps who has drawn, once, and again under another name', () => {
    const { guests, kept } = guestbookOf([{ author: 'ben', name: 'Ben', guest: 1 }]);
    for (const name of ['Guest 2', 'Guest 2', 'Ana']) guests.sign({ author: 'ana', name });
    guests.sign({ author: 'ben', name: 'Ben' });
    expect(kept).toEqual([
      { author: 'ana', name: 'Guest 2', guest: 2 },
      { author: 'ana', name: 'Ana', guest: 2 },
    ]);
    expect([guests.nameOf('ana'), guests.nameOf('ben'), guests.nameOf('eva')]).toEqual([
      'Ana',
      'Ben',
      undefined,
    ]);
  });

  it('knows a name also when it could not be kept', () => {
    const guests = new Guestbook({
      known: [],
      keep: () => {
        throw new Error('the disk is full');
      },
    });
    expect(() => guests.sign({ author: 'ana', name: 'Ana' })).toThrow('full');
    expect(guests.nameOf('ana')).toBe('Ana');
  });

  it('R4: does not let in again who was removed', () => {
    const { guests } = guestbookOf();
    guests.block('ben');
    expect([guests.blocks('ben'), guests.blocks('ana')]).toEqual([true, false]);
  });
});
