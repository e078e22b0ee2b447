import { table } from './command-table.ts';
import type { Commanded } from './commanded.ts';

export function galleryCommands({ gallery }: Commanded) {
  const { gallery: on } = table;
  return {
    save: on.save.handler(({ input }) => gallery.save(input.room)),
    list: on.list.handler(({ input }) => [...gallery.list(input)]),
    thumbnail: on.thumbnail.handler(async ({ input }) => ({ image: await gallery.thumbnail(input.id) })),
    openFolder: on.openFolder.handler(() => gallery.openFolder()),
  };
}
