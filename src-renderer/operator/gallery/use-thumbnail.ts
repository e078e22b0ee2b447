import { useEffect, useState } from 'react';
import { onePerWindow } from '../one-per-window.ts';
import { Thumbnails } from './thumbnails.ts';

const useThumbnails = onePerWindow(
  engine => new Thumbnails(async id => (await engine.client.gallery.thumbnail({ id })).image),
);

export type Thumbnail =
  | { readonly kind: 'loading' | 'none' }
  | { readonly kind: 'there'; readonly image: string };

/** The small picture of a kept one. One picture in the life of a component. */
export function useThumbnail(id: number): Thumbnail {
  const thumbnails = useThumbnails();
  const [thumbnail, set] = useState<Thumbnail>({ kind: 'loading' });
  useEffect(() => {
    let gone = false;
    void thumbnails.of(id).then(image => {
      if (!gone) set(image === undefined ? { kind: 'none' } : { kind: 'there', image });
    });
    return () => {
      gone = true;
    };
  }, [thumbnails, id]);
  return thumbnail;
}
