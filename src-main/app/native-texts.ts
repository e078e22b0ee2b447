import type { Language } from '#shared/contract/state';
import type { EngineErrorCode } from '../engine-error.ts';

const en = {
  couldNotStart: 'Lienzo could not start',
  /** What is wrong, for the operator; the engine's own sentence, in English, follows as the detail. */
  faults: {
    PORT_IN_USE: 'Another program uses the network port of Lienzo.',
    ADDRESS_UNAVAILABLE: 'Lienzo cannot listen on its network address or port.',
    STORE: 'Lienzo cannot read or write its data.',
    BAD_ROOM_CODE: 'No room can have this code.',
    VIRTUAL_DISPLAY: 'The virtual display could not start.',
  } satisfies Record<EngineErrorCode, string>,
  anotherPort: {
    detail:
      'Close that program and start Lienzo again, or use another port: then TouchDesigner and printed QR codes must be set to it once.',
    use: 'Use another port',
    quit: 'Quit',
  },
  menu: {
    about: 'About Lienzo',
    services: 'Services',
    hide: 'Hide Lienzo',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    quit: 'Quit Lienzo',
    file: 'File',
    edit: 'Edit',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    view: 'View',
    reload: 'Reload',
    developerTools: 'Developer Tools',
    fullScreen: 'Full Screen',
    window: 'Window',
    minimise: 'Minimise',
    zoom: 'Zoom',
    front: 'Bring All to Front',
    close: 'Close Window',
  },
};

/** What the system shows for us, outside of any page: the menu, and dialogs before there is a window. */
export type NativeTexts = typeof en;

const es: NativeTexts = {
  couldNotStart: 'Lienzo no ha podido arrancar',
  faults: {
    PORT_IN_USE: 'Otro programa usa el puerto de red de Lienzo.',
    ADDRESS_UNAVAILABLE: 'Lienzo no puede escuchar en su dirección o puerto de red.',
    STORE: 'Lienzo no puede leer o escribir sus datos.',
    BAD_ROOM_CODE: 'Ninguna sala puede tener este código.',
    VIRTUAL_DISPLAY: 'La pantalla virtual no ha podido arrancar.',
  },
  anotherPort: {
    detail:
      'Cierra ese programa y vuelve a abrir Lienzo, o usa otro puerto: habrá que ponerlo una vez en TouchDesigner y en los códigos QR impresos.',
    use: 'Usar otro puerto',
    quit: 'Salir',
  },
  menu: {
    about: 'Acerca de Lienzo',
    services: 'Servicios',
    hide: 'Ocultar Lienzo',
    hideOthers: 'Ocultar otros',
    unhide: 'Mostrar todo',
    quit: 'Salir de Lienzo',
    file: 'Archivo',
    edit: 'Edición',
    cut: 'Cortar',
    copy: 'Copiar',
    paste: 'Pegar',
    selectAll: 'Seleccionar todo',
    view: 'Ver',
    reload: 'Recargar',
    developerTools: 'Herramientas de desarrollo',
    fullScreen: 'Pantalla completa',
    window: 'Ventana',
    minimise: 'Minimizar',
    zoom: 'Ampliar',
    front: 'Traer todo al frente',
    close: 'Cerrar ventana',
  },
};

const TEXTS: Readonly<Record<Language, NativeTexts>> = { en, es };

export function nativeTexts(language: Language): NativeTexts {
  return TEXTS[language];
}

/** Our language for a locale of the system (BCP 47, e.g. `es-ES`); English when it is none of ours. */
export function systemLanguage(locale: string): Language {
  return locale.toLowerCase().split('-')[0] === 'es' ? 'es' : 'en';
}
