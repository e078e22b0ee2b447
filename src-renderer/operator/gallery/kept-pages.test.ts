import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GALLERY_PAGE, type KeptPicture } from '#shared/contract/gallery';
import { type KeptPages, picturesByDay, withNewest, withOlder } from './kept-pages.ts';
import { examplePicture } from './test-kit/example-picture.ts';

/** What the engine answers: the newest of those that there are, older than `before`. */
function engine(ids: readonly number[]) {
  const all = [...ids].sort((a, b) => b - a).map(id => examplePicture({ id }));
  return (before = Number.POSITIVE_INFINITY): KeptPicture[] =>
    all.filter(({ id }) => id < before).slice(0, GALLERY_PAGE);
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const idsOf = ({ pictures }: KeptPages) => pictures.map(({ id }) => id);

describe('the pages of the gallery', () => {
  it('show every picture once, newest first, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), count => {
        const list = engine(upTo(count));
        let known = withNewest(undefined, list());
        while (known.more) known = withOlder(known, list(known.pictures.at(-1)?.id));
        expect(idsOf(known)).toEqual(upTo(count).reverse());
      }),
    );
  });

  it('take in what was kept meanwhile and let go of what is gone, without losing the place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 20 }),
        (before, kept, gone) => {
          const first = engine(upTo(before));
          let known = withNewest(undefined, first());
          if (known.more) known = withOlder(known, first(known.pictures.at(-1)?.id));
          const left = upTo(before + kept).filter(id => !gone.includes(id));
          const now = engine(left);
          known = withNewest(known, now());
          const shown = idsOf(known);
          expect(shown.slice(0, GALLERY_PAGE)).toEqual(now().map(({ id }) => id));
          expect(new Set(shown).size).toBe(shown.length);
          // Nothing that is there lies hidden between two that are shown.
          const oldest = shown.at(-1) ?? Number.POSITIVE_INFINITY;
          for (const id of left) if (id > oldest) expect(shown).toContain(id);
        },
      ),
    );
  });

  it('are empty when the gallery is', () => {
    expect(withNewest(withNewest(undefined, engine([1, 2])()), [])).toEqual({ pictures: [], more: false });
  });
});

describe('the days of the gallery', () => {
  it('are the days of the calendar, in the order of the pictures', () => {
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 30).getTime();
    const pictures = [at(22, 1), at(21, 23), at(21, 0)].map((atMs, index) =>
      examplePicture({ id: 9 - index, atMs }),
    );
    expect(picturesByDay(pictures).map(({ pictures: of }) => of.map(({ id }) => id))).toEqual([[9], [8, 7]]);
    expect(picturesByDay([])).toEqual([]);
  });
});
