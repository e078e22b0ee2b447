import { GALLERY_PAGE, type KeptPicture } from '#shared/contract/gallery';

/** The part of the gallery that the page has seen, newest first, and whether there may be more. */
export interface KeptPages {
  readonly pictures: readonly KeptPicture[];
  readonly more: boolean;
}

/** The newest page, come again because something was kept or is gone: it counts for all that is as new as its oldest. */
export function withNewest(known: KeptPages | undefined, page: readonly KeptPicture[]): KeptPages {
  const oldest = page.at(-1);
  if (!oldest || page.length < GALLERY_PAGE) return { pictures: page, more: false };
  const older = known?.pictures.filter(({ id }) => id < oldest.id) ?? [];
  // So many are new that some may lie between what is known and what has come.
  const joined = known?.pictures.some(({ id }) => id >= oldest.id);
  return known && joined
    ? { pictures: [...page, ...older], more: older.length > 0 ? known.more : true }
    : { pictures: page, more: true };
}

/** The page that follows on what is known. */
export function withOlder(known: KeptPages, page: readonly KeptPicture[]): KeptPages {
  const oldest = known.pictures.at(-1)?.id ?? Number.POSITIVE_INFINITY;
  const older = page.filter(({ id }) => id < oldest);
  return { pictures: [...known.pictures, ...older], more: page.length >= GALLERY_PAGE };
}

/** The pictures of one day of this machine's calendar. */
export interface KeptDay {
  /** Start of the day, epoch ms. */
  readonly day: number;
  readonly pictures: readonly KeptPicture[];
}

/** In the order in which they come. */
export function picturesByDay(pictures: readonly KeptPicture[]): KeptDay[] {
  const days = new Map<number, KeptPicture[]>();
  for (const picture of pictures) {
    const day = new Date(picture.atMs).setHours(0, 0, 0, 0);
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(picture);
    else days.set(day, [picture]);
  }
  return [...days].map(([day, ofDay]) => ({ day, pictures: ofDay }));
}
