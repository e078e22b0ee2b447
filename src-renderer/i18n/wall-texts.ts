import type { Transport } from '#shared/contract/delivery';
import { whyOverEn, whyOverEs } from './why-texts.ts';

/** The texts of the Wall page. */
export const wallEn = {
  subtitle: 'what each display was sent',
  source: (room: string) => `canvas · ${room}`,
  noSource: 'not fed',
  virtual: 'virtual',
  lightMs: (ms: string) => `${ms} to light`,
  dropped: (number: string) => `${number} dropped`,
  heap: (heap: string) => `${heap} free heap`,
  neverSent: 'Nothing sent yet',
  neverSentText: {
    stream: 'The first picture goes out as soon as the display is connected.',
    raw: 'The first picture goes out as soon as the display answers.',
    upload: 'Upload takes finished pictures: the first one goes out when every pen is up.',
  } satisfies Record<Transport, string>,
  /** In place of frames a second, where pictures come one by one. */
  ago: (age: string) => `${age} ago`,
  since: (duration: string) => `for ${duration}`,
  retryIn: (duration: string) => `Next try in ${duration}.`,
  trying: 'Trying again now.',
  observed: (detail: string) => `Observed: ${detail}`,
  emptyTitle: 'No display is known yet',
  emptyText: 'Add one by its address, or a virtual one to see how it works.',
  emptyButton: 'Add a display',
  whyOver: whyOverEn,
  shown: (name: string) => `Picture last sent to ${name}`,
};

export const wallEs: typeof wallEn = {
  subtitle: 'lo que se envió a cada pantalla',
  source: room => `lienzo · ${room}`,
  noSource: 'sin fuente',
  virtual: 'virtual',
  lightMs: ms => `${ms} hasta la luz`,
  dropped: number => `${number} perdidos`,
  heap: heap => `${heap} de memoria libre`,
  neverSent: 'Aún no se ha enviado nada',
  neverSentText: {
    stream: 'La primera imagen sale en cuanto la pantalla está conectada.',
    raw: 'La primera imagen sale en cuanto la pantalla responde.',
    upload: 'Upload lleva imágenes terminadas: la primera sale cuando nadie está trazando.',
  },
  ago: age => `hace ${age}`,
  since: duration => `desde hace ${duration}`,
  retryIn: duration => `Nuevo intento en ${duration}.`,
  trying: 'Intentándolo de nuevo.',
  observed: detail => `Observado: ${detail}`,
  emptyTitle: 'Todavía no se conoce ninguna pantalla',
  emptyText: 'Añade una por su dirección, o una virtual para ver cómo funciona.',
  emptyButton: 'Añadir una pantalla',
  whyOver: whyOverEs,
  shown: name => `Última imagen enviada a ${name}`,
};
