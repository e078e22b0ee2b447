import { z } from 'zod';
import { command } from './command.ts';
import { MEDIA_BYTES_MOST, MEDIA_PART_BYTES, PlaylistChoice } from './media.ts';
import { MediaId, PlaylistId } from './source.ts';

const OnePlaylist = z.object({ playlist: PlaylistId });

export const mediaContract = {
  /**
   * One part of a file: the first has offset 0, each next one begins where the last ended. `done` when all of it is there; then
   * `media` is the name that it was given, for a name that is taken gets a number.
   */
  upload: command('POST', '/media', 'Puts a file into the media folder, part by part')
    .input(
      z.object({
        upload: z.string().min(1).max(64),
        name: MediaId,
        total: z.number().int().min(1).max(MEDIA_BYTES_MOST),
        offset: z.number().int().min(0),
        /** Base64. */
        part: z.string().max(Math.ceil(MEDIA_PART_BYTES / 3) * 4),
      }),
    )
    .output(z.object({ done: z.boolean(), media: MediaId.optional() })),
  /** Routes that show it keep their last picture. */
  remove: command('DELETE', '/media/{media}', 'Deletes a file of the media folder')
    .input(z.object({ media: MediaId }))
    .output(z.void()),
  openFolder: command('POST', '/media/open', 'Opens the media folder on the desktop').output(z.void()),
  createPlaylist: command('POST', '/playlists', 'Makes a playlist').input(PlaylistChoice).output(OnePlaylist),
  changePlaylist: command('PUT', '/playlists/{playlist}', 'Changes a playlist')
    .input(OnePlaylist.extend(PlaylistChoice.shape))
    .output(z.void()),
  removePlaylist: command('DELETE', '/playlists/{playlist}', 'Forgets a playlist')
    .input(OnePlaylist)
    .output(z.void()),
};
