import { type SourceRef, type SourceState, sourceKey } from '#shared/contract/source';

/** What a person calls that kind of thing. `still` and `clip` are files of the media library. */
export type SourceKind = 'wallRoom' | 'canvas' | 'program' | 'still' | 'clip' | 'playlist';

export function sourceOf(ref: SourceRef, sources: readonly SourceState[]): SourceState | undefined {
  const key = sourceKey(ref);
  return sources.find(source => source.key === key);
}

/** A file that is not known (any more) is called a still: nothing tells that it would move. */
export function sourceKind(ref: SourceRef, source: SourceState | undefined): SourceKind {
  switch (ref.kind) {
    case 'wall-room':
      return 'wallRoom';
    case 'media':
      return (source?.pictures ?? 1) > 1 ? 'clip' : 'still';
    case 'canvas':
    case 'program':
    case 'playlist':
      return ref.kind;
    default:
      return ref satisfies never;
  }
}

/** The name of a source; of one that is gone, what is left of it: the room's code, the file's name. */
export function sourceName(ref: SourceRef, source: SourceState | undefined, roomOnWall: string): string {
  if (source) return source.name;
  switch (ref.kind) {
    case 'wall-room':
      return roomOnWall;
    case 'canvas':
    case 'program':
      return ref.room;
    case 'media':
      return ref.media;
    case 'playlist':
      return ref.playlist;
    default:
      return ref satisfies never;
  }
}

/** px, as people write it; `undefined` until there is a picture. */
export function sizeWords({ width, height }: Pick<SourceState, 'width' | 'height'>): string | undefined {
  return width === undefined || height === undefined ? undefined : `${width} × ${height}`;
}
