import { table } from './command-table.ts';
import type { Commanded } from './commanded.ts';

export function mediaCommands({ media }: Commanded) {
  const { media: on } = table;
  return {
    upload: on.upload.handler(({ input: { part, ...rest } }) =>
      media.upload({ ...rest, part: Buffer.from(part, 'base64') }),
    ),
    remove: on.remove.handler(({ input }) => media.remove(input.media)),
    openFolder: on.openFolder.handler(() => media.openFolder()),
    createPlaylist: on.createPlaylist.handler(({ input }) => ({ playlist: media.createPlaylist(input) })),
    changePlaylist: on.changePlaylist.handler(({ input: { playlist, ...choice } }) =>
      media.changePlaylist(playlist, choice),
    ),
    removePlaylist: on.removePlaylist.handler(({ input }) => media.removePlaylist(input.playlist)),
  };
}
