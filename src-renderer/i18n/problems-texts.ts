import type { Explanation } from './explanation.ts';
import type { ProblemCode } from './subjects.ts';

/** Why a command was not carried out, and what a person can do about it; a page may know better words for its own. */
export const problemsEn = {
  of: {
    NOT_FOUND: { what: 'That is not there any more.', todo: 'Somebody may have removed it meanwhile.' },
    TAKEN: { what: 'That is taken already.', todo: 'Choose another one.' },
    NOT_NOW: {
      what: 'That cannot be done now.',
      todo: 'Something has changed meanwhile; look, then try again.',
    },
    NO_DESKTOP: {
      what: 'This engine runs on a machine without a desktop.',
      todo: 'Open the folder on that machine by hand.',
    },
    UNREACHABLE: {
      what: 'No display answers at that address.',
      todo: 'Check the address, its power and the network.',
    },
    DISK: {
      what: 'That could not be written to the disk.',
      todo: 'The disk may be full, or the folder closed to Lienzo. Make room, then try again.',
    },
    BAD_REQUEST: { what: 'Lienzo does not take that.', todo: 'Check what you typed, then try again.' },
    NO_CONNECTION: {
      what: 'The engine does not answer.',
      todo: 'When it is back, look whether it was done; if not, do it again.',
    },
    NO_ANSWER: {
      what: 'The engine has not said that it is done.',
      todo: 'It may still happen. Wait a moment and look, then try again.',
    },
    FAILED: {
      what: 'Something in the engine went wrong.',
      todo: 'Try again. If it repeats, the log file says more.',
    },
  } satisfies Record<ProblemCode, Explanation>,
  /** What exactly was seen or said, verbatim. */
  detail: (detail: string) => `In detail: ${detail}`,
  dismiss: 'Dismiss',
};

export const problemsEs: typeof problemsEn = {
  of: {
    NOT_FOUND: { what: 'Eso ya no está.', todo: 'Puede que alguien lo haya quitado entretanto.' },
    TAKEN: { what: 'Eso ya está ocupado.', todo: 'Elige otro.' },
    NOT_NOW: {
      what: 'Eso no se puede hacer ahora.',
      todo: 'Algo ha cambiado entretanto; míralo y vuelve a intentarlo.',
    },
    NO_DESKTOP: {
      what: 'Este motor funciona en un equipo sin escritorio.',
      todo: 'Abre la carpeta a mano en ese equipo.',
    },
    UNREACHABLE: {
      what: 'Ninguna pantalla responde en esa dirección.',
      todo: 'Revisa la dirección, su corriente y la red.',
    },
    DISK: {
      what: 'No se ha podido escribir en el disco.',
      todo: 'Puede que el disco esté lleno o la carpeta protegida. Haz sitio y vuelve a intentarlo.',
    },
    BAD_REQUEST: { what: 'Lienzo no lo acepta.', todo: 'Revisa lo que has escrito y vuelve a intentarlo.' },
    NO_CONNECTION: {
      what: 'El motor no responde.',
      todo: 'Cuando vuelva, mira si se ha hecho; si no, hazlo otra vez.',
    },
    NO_ANSWER: {
      what: 'El motor no ha dicho que esté hecho.',
      todo: 'Todavía puede ocurrir. Espera un momento, míralo y vuelve a intentarlo.',
    },
    FAILED: {
      what: 'Algo ha fallado en el motor.',
      todo: 'Inténtalo de nuevo. Si se repite, el archivo de registro dice más.',
    },
  },
  detail: detail => `En detalle: ${detail}`,
  dismiss: 'Cerrar el aviso',
};
