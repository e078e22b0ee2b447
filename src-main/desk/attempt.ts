import type { CommandErrorCode } from '#shared/contract/errors';
import { CommandError } from '../control/command-error.ts';
import { GalleryError } from '../gallery/gallery-error.ts';
import { MediaError } from '../media/media-error.ts';
import { RoomError } from '../rooms/room-error.ts';
import { RouteError } from '../routing/route-book-error.ts';
import { SceneError } from '../show/scenes.ts';
import { StoreError } from '../store/store-error.ts';
import { VirtualP3AError } from '../virtual-p3a/listening.ts';

const OF_ROOMS: Readonly<Record<RoomError['code'], CommandErrorCode>> = {
  'bad-code': 'BAD_REQUEST',
  taken: 'TAKEN',
  unknown: 'NOT_FOUND',
  closed: 'NOT_NOW',
  open: 'NOT_NOW',
  'too-many': 'NOT_NOW',
};
const OF_GALLERY: Readonly<Record<GalleryError['code'], CommandErrorCode>> = {
  empty: 'NOT_NOW',
  unknown: 'NOT_FOUND',
  disk: 'DISK',
};
const OF_ROUTES: Readonly<Record<RouteError['code'], CommandErrorCode>> = {
  'unknown-display': 'NOT_FOUND',
  'unknown-group': 'NOT_FOUND',
  taken: 'TAKEN',
  'bad-look': 'BAD_REQUEST',
};
const OF_SCENES: Readonly<Record<SceneError['code'], CommandErrorCode>> = {
  unknown: 'NOT_FOUND',
  taken: 'TAKEN',
  unreadable: 'NOT_NOW',
};
const OF_MEDIA: Readonly<Record<MediaError['code'], CommandErrorCode>> = {
  unknown: 'NOT_FOUND',
  'too-large': 'BAD_REQUEST',
  'bad-name': 'BAD_REQUEST',
  order: 'NOT_NOW',
  busy: 'NOT_NOW',
  disk: 'DISK',
};

/** The rooms of the engine throw errors of their own; whoever gave a command meets one kind. The unforeseen passes as it is. */
function asCommandError(error: unknown): unknown {
  const as = (code: CommandErrorCode, { message }: Error) =>
    new CommandError(code, message, { cause: error });
  if (error instanceof RoomError) return as(OF_ROOMS[error.code], error);
  if (error instanceof GalleryError) return as(OF_GALLERY[error.code], error);
  if (error instanceof RouteError) return as(OF_ROUTES[error.code], error);
  if (error instanceof SceneError) return as(OF_SCENES[error.code], error);
  if (error instanceof MediaError) return as(OF_MEDIA[error.code], error);
  if (error instanceof StoreError) return as('DISK', error);
  if (error instanceof VirtualP3AError) return as('NOT_NOW', error);
  return error;
}

/** Does what a command asks for; an expected fault becomes a `CommandError`. */
export function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asCommandError(error);
  }
}

/** The same for what takes a while. */
export async function attemptLater<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asCommandError(error);
  }
}
