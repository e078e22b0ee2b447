import { z } from 'zod';
import { command } from './command.ts';
import { GALLERY_PAGE, KeptPicture } from './gallery.ts';

export const galleryContract = {
  save: command('POST', '/rooms/{room}/pictures', 'Keeps the present picture of a room')
    .input(z.object({ room: z.string().min(1).max(64) }))
    .output(KeptPicture),
  /** Newest first; `before`: the id of the last one of the page before. */
  list: command('GET', '/gallery', `Kept pictures, at most ${GALLERY_PAGE} a page`)
    .input(
      z.object({
        room: z.string().max(64).optional(),
        before: z.coerce.number().int().positive().optional(),
      }),
    )
    .output(z.array(KeptPicture)),
  /** `image`: a JPEG of at most 240 px a side as a `data:` address. */
  thumbnail: command('GET', '/gallery/{id}/thumbnail', 'A small picture of a kept one')
    .input(z.object({ id: z.coerce.number().int().positive() }))
    .output(z.object({ image: z.string() })),
  /** On the machine of the engine, which must have a desktop. */
  openFolder: command('POST', '/gallery/open', 'Opens the folder of the gallery on the desktop').output(
    z.void(),
  ),
};
