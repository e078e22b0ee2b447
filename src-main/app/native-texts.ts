import type { Language } from '#shared/contract/state';
import type { EngineErrorCode } from '../engine-error.ts';
import type { LiveShow } from './live-show.ts';

/** The displays that are fed, by how they are. */
export interface FedDisplays {
  readonly live: number;
  readonly stale: number;
  readonly dark: number;
}

/** What is there, joined; parts without anything are left out. */
function joined(separator: string, ...parts: (string | false)[]): string {
  return parts.filter(Boolean).join(separator);
}

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
  ending: {
    live: ({ displays, guests }: LiveShow) =>
      `${joined(
        ' and ',
        displays > 0 && (displays === 1 ? '1 display is live' : `${displays} displays are live`),
        guests > 0 && (guests === 1 ? '1 guest is in a room' : `${guests} guests are in a room`),
      )}.`,
    close: 'The show is on. Close the window?',
    quit: 'The show is on. Quit Lienzo?',
    withTray:
      'Lienzo can go on without its window. The icon in the tray opens it again, and so does starting Lienzo again.',
    withoutTray: 'Lienzo can go on without its window. There is no tray here: start Lienzo again to open it.',
    stops: 'Every artist is disconnected, and the displays get no more pictures. Drawings are kept.',
    keepRunningInTray: 'Keep running in the tray',
    keepRunning: 'Keep running',
    stop: 'Stop the show',
    cancel: 'Cancel',
  },
  tray: {
    open: 'Open Lienzo',
    room: (name: string) => `Room ${name}`,
    copyAddress: (address: string) => `Copy ${address}`,
    displays: ({ live, stale, dark }: FedDisplays) =>
      joined(', ', `Displays: ${live} live`, stale > 0 && `${stale} stale`, dark > 0 && `${dark} dark`),
    noDisplay: 'No display is fed',
    blackout: 'Blackout',
  },
  log: {
    help: 'Help',
    show: 'Show the Log',
    folder: 'Open the Log Folder',
    detailed: 'Detailed Log (until Lienzo Ends)',
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

/** What the system shows for us, outside of any page: the menu, the tray, and dialogs. */
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
  ending: {
    live: ({ displays, guests }) =>
      `${joined(
        ' y ',
        displays > 0 && (displays === 1 ? '1 pantalla está en vivo' : `${displays} pantallas están en vivo`),
        guests > 0 && (guests === 1 ? 'hay 1 invitado en una sala' : `hay ${guests} invitados en una sala`),
      ).replace(/^h/, 'H')}.`,
    close: 'El espectáculo está en marcha. ¿Cerrar la ventana?',
    quit: 'El espectáculo está en marcha. ¿Salir de Lienzo?',
    withTray:
      'Lienzo puede seguir sin su ventana. El icono de la bandeja vuelve a abrirla, y arrancar Lienzo otra vez, también.',
    withoutTray:
      'Lienzo puede seguir sin su ventana. Aquí no hay bandeja: para abrirla, arranca Lienzo otra vez.',
    stops:
      'Todos los artistas quedan desconectados y las pantallas no reciben más imágenes. Los dibujos se conservan.',
    keepRunningInTray: 'Seguir en la bandeja',
    keepRunning: 'Seguir en marcha',
    stop: 'Parar el espectáculo',
    cancel: 'Cancelar',
  },
  tray: {
    open: 'Abrir Lienzo',
    room: name => `Sala ${name}`,
    copyAddress: address => `Copiar ${address}`,
    displays: ({ live, stale, dark }) =>
      joined(
        ', ',
        `Pantallas: ${live} en vivo`,
        stale > 0 && `${stale} con retraso`,
        dark > 0 && `${dark} a oscuras`,
      ),
    noDisplay: 'Ninguna pantalla recibe imágenes',
    blackout: 'A negro',
  },
  log: {
    help: 'Ayuda',
    show: 'Mostrar el registro',
    folder: 'Abrir la carpeta del registro',
    detailed: 'Registro detallado (hasta salir de Lienzo)',
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
