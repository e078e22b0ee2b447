import type { GalleryProblem, KeptBecause } from '#shared/contract/gallery';
import type { Explanation } from './explanation.ts';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** The texts of the gallery. */
export const galleryEn = {
  summary: (number: number): string => count(number, 'picture', 'pictures'),
  keep: (room: string) => `Keep ${room} now`,
  keeping: 'Keeping it…',
  kept: (room: string) => `The picture of ${room} is in the gallery.`,
  keepWords: {
    NOT_NOW: { what: 'There is nothing to keep.', todo: 'Nothing is drawn in this room yet.' },
    NOT_FOUND: { what: 'There is no such room any more.', todo: 'It was closed, or it has another code.' },
    DISK: {
      what: 'The disk does not take the picture.',
      todo: 'It waits in memory and is kept as soon as there is room. Do not stop Lienzo before.',
    },
  } satisfies Record<string, Explanation>,
  folder: 'Folder',
  openFolder: 'Open the folder',
  room: 'Pictures of',
  allRooms: 'All rooms',
  loading: 'Looking through the gallery…',
  emptyTitle: 'No picture is kept yet',
  emptyText:
    'Pictures are kept when you ask for it, before a canvas is cleared, when nobody drew for a minute, and when a room closes.',
  older: 'Older pictures',
  olderLoading: 'Looking for older ones…',
  because: {
    save: 'kept by the operator',
    clear: 'before it was cleared',
    rest: 'after a minute of rest',
    close: 'when the room closed',
  } satisfies Record<KeptBecause, string>,
  by: (artists: string) => `by ${artists}`,
  nobody: 'by nobody who gave a name',
  thumbnail: (room: string, time: string) => `Picture of ${room}, ${time}`,
  noThumbnail: 'The file cannot be read.',
  problems: {
    'disk-full': {
      what: 'The disk is full: pictures cannot be kept.',
      todo: 'Make room on the disk of the gallery. Lienzo tries again by itself.',
    },
    unwritable: {
      what: 'The gallery’s folder cannot be written.',
      todo: 'Is its drive connected, and may Lienzo write there? It tries again by itself.',
    },
  } satisfies Record<GalleryProblem['code'], Explanation>,
  waiting: (number: number): string => `${count(number, 'picture waits', 'pictures wait')} in memory.`,
  lost: (number: number): string =>
    `${count(number, 'older one', 'older ones')} had to give way and ${number === 1 ? 'is' : 'are'} lost.`,
};

export const galleryEs: typeof galleryEn = {
  summary: number => count(number, 'imagen', 'imágenes'),
  keep: room => `Guardar ${room} ahora`,
  keeping: 'Guardando…',
  kept: room => `La imagen de ${room} está en la galería.`,
  keepWords: {
    NOT_NOW: { what: 'No hay nada que guardar.', todo: 'Todavía no hay nada dibujado en esta sala.' },
    NOT_FOUND: { what: 'Esa sala ya no está.', todo: 'Se ha cerrado o tiene otro código.' },
    DISK: {
      what: 'El disco no admite la imagen.',
      todo: 'Espera en memoria y se guarda en cuanto haya sitio. No pares Lienzo antes.',
    },
  },
  folder: 'Carpeta',
  openFolder: 'Abrir la carpeta',
  room: 'Imágenes de',
  allRooms: 'Todas las salas',
  loading: 'Buscando en la galería…',
  emptyTitle: 'Todavía no hay ninguna imagen',
  emptyText:
    'Se guarda una imagen cuando lo pides, antes de vaciar un lienzo, cuando nadie dibuja durante un minuto y cuando se cierra una sala.',
  older: 'Imágenes anteriores',
  olderLoading: 'Buscando anteriores…',
  because: {
    save: 'la guardó el operador',
    clear: 'antes de vaciarlo',
    rest: 'tras un minuto de calma',
    close: 'al cerrar la sala',
  },
  by: artists => `de ${artists}`,
  nobody: 'de nadie con nombre',
  thumbnail: (room, time) => `Imagen de ${room}, ${time}`,
  noThumbnail: 'El archivo no se puede leer.',
  problems: {
    'disk-full': {
      what: 'El disco está lleno: no se pueden guardar imágenes.',
      todo: 'Haz sitio en el disco de la galería. Lienzo lo vuelve a intentar solo.',
    },
    unwritable: {
      what: 'No se puede escribir en la carpeta de la galería.',
      todo: '¿Está conectada la unidad y puede Lienzo escribir en ella? Lo vuelve a intentar solo.',
    },
  },
  waiting: number => `${count(number, 'imagen espera', 'imágenes esperan')} en memoria.`,
  lost: number =>
    number === 1
      ? '1 más antigua tuvo que ceder su sitio y se ha perdido.'
      : `${number} más antiguas tuvieron que ceder su sitio y se han perdido.`,
};
