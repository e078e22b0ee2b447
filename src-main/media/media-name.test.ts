import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMediaName, namesFor } from './media-name.ts';

function first(name: string): string | undefined {
  return namesFor(name).next().value ?? undefined;
}

describe('the name of a file that is put in', () => {
  it.each([
    ['cat.png', 'cat.png'],
    ['Ñandú 🐦.gif', 'Ñandú 🐦.gif'],
    ['no extension', 'no extension'],
    ['a.b.c.jpeg', 'a.b.c.jpeg'],
    // Some browsers tell a path, and some people try one.
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ana\\cat.png', 'cat.png'],
    // Not hidden, no wildcard, nothing that turns the name around.
    ['.hidden.png', 'hidden.png'],
    ['what?*|<>":.png', 'what.png'],
    ['in\u202Egnp.exe\u0000.png', 'in gnp.exe.png'],
    ['  spaces . .png', 'spaces.png'],
    // What Windows keeps for itself.
    ['CON.png', 'CON_.png'],
    ['com1', 'com1_'],
    ['nul.tar.gz', 'nul_.tar.gz'],
    ['console.png', 'console.png'],
  ])('%j becomes %j', (name, safe) => {
    expect(first(name)).toBe(safe);
  });

  it.each(['', '.', '..', '/', '???', '\u0000', '.png', 'a/'])('%j is none', name => {
    expect(first(name)).toBeUndefined();
  });

  it('gets a number when it is taken, before the extension', () => {
    const names = namesFor('cat.png');
    expect([names.next().value, names.next().value, names.next().value]).toEqual([
      'cat.png',
      'cat (2).png',
      'cat (3).png',
    ]);
  });

  it('is safe for every file system, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), name => {
        const safe = first(name);
        if (safe === undefined) return;
        expect(safe).not.toMatch(/[\p{C}<>:"/\\|?*]/u);
        expect(safe).not.toMatch(/^[. ]|[. ]$/);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(Buffer.byteLength(safe)).toBeLessThan(143);
        expect(isMediaName(safe)).toBe(true);
        expect(first(safe)).toBe(safe);
      }),
    );
  });
});

describe('a file of the folder', () => {
  it.each(['.DS_Store', '.lienzo-7.tmp', 'Thumbs.db', 'desktop.ini'])('%s is not the operator’s', name => {
    expect(isMediaName(name)).toBe(false);
  });

  it('is looked at whatever it is called, as far as the contract takes the name', () => {
    expect(isMediaName('notes.txt')).toBe(true);
    expect(isMediaName('x'.repeat(200))).toBe(true);
    expect(isMediaName('x'.repeat(201))).toBe(false);
  });
});
