import type { CanvasPath } from '#shared/contract/touchdesigner';
import type { ClientSignKind } from '../operator/rooms/touchdesigner/client-sign.ts';
import type { Alone } from '../operator/strip/invitation.ts';
import type { Explanation } from './explanation.ts';
import { touchdesignerTroublesEn, touchdesignerTroublesEs } from './touchdesigner-troubles-texts.ts';

/** The texts of the TouchDesigner card on a room's page. Names of parameters and operators are TouchDesigner's own and ours there. */
export const touchdesignerEn = {
  ...touchdesignerTroublesEn,
  title: 'TouchDesigner',
  asking: 'Asking whether TouchDesigner is here…',
  unnamed: 'no name',

  nobody: {
    what: 'TouchDesigner is not here.',
    todo: 'In TouchDesigner, open the Textport (menu Dialogs), paste the line below and press Enter.',
  } satisfies Explanation,
  allWell: (number: string) => `${number} TouchDesigners are live.`,
  allWellText: 'What each of them receives and sends is below.',
  twoPrograms: {
    what: 'Two TouchDesigners send pictures into this room.',
    todo: 'The newest picture wins, so the program jumps between them. Switch Send program off in one of them.',
  } satisfies Explanation,
  /** The same in one word, beside a small light. */
  words: {
    live: 'live',
    'sends-nothing': 'live',
    'script-sends-nothing': 'live',
    unconfirmed: 'unconfirmed',
    stale: 'stale',
    error: 'fault',
    'silent-kit': 'silent',
    mistake: 'mistakes',
    slow: 'slow',
    'low-cook': 'slow',
  } satisfies Record<ClientSignKind, string>,

  /** Which one left, and when; `code` as in R4. */
  leftWho: (who: string, time: string, ago: string, code: string) =>
    `${who}, at ${time}, ${ago} ago (code ${code})`,
  toPin: 'To the PIN',

  paths: {
    bytes: { what: 'straight into a TOP', todo: 'The fastest way.' },
    page: {
      what: 'by the viewer’s page in a Web Render TOP',
      todo: 'That page is a viewer of its own under People: its pictures are not in these figures.',
    },
    file: {
      what: 'through a file into a Movie File In TOP',
      todo: 'Meant for old builds, and slower: in a newer one choose Bytes in Canvas via.',
    },
  } satisfies Record<CanvasPath, Explanation>,

  figures: {
    receives: 'Receives',
    sends: 'Sends',
    canvas: 'Canvas goes',
    component: 'Component',
    roundTrip: 'Round trip',
    mistakes: 'Mistakes',
    fpsOf: (fps: string, wanted: string) => `${fps} of ${wanted}`,
    nobodyDraws: 'nobody draws',
    drops: (number: string) => `${number} left out`,
    unsent: (bytes: string) => `${bytes} unsent`,
    asText: 'as text, a third more bytes',
    nothingYet: 'nothing yet',
    newest: (size: string, format: string, bytes: string, ago: string) =>
      `newest ${size} ${format}, ${bytes}, ${ago} ago`,
    takes: (fps: string) => `takes ${fps}`,
    version: (kit: string) => `version ${kit}`,
    build: (build: string) => `in TouchDesigner ${build}`,
    cooks: (fps: string) => `runs at ${fps}`,
    noKit: 'a script of its own, which reports nothing',
    mistake: (times: string, ago: string) => `${times} in all, the last one ${ago} ago.`,
    hereFor: (time: string) => `here for ${time}`,
  },

  test: {
    send: 'Send a test picture',
    sending: 'Sending it…',
    left: (time: string) => `${time} left`,
    look: 'A number, the room’s name and the time stand in TouchDesigner’s canvas now. The displays do not show it.',
    words: {
      NOT_FOUND: {
        what: 'The test picture was sent to nobody: no TouchDesigner is in this room.',
        todo: 'Look at the light above; once it is green, send it again.',
      },
    } satisfies Record<string, Explanation>,
  },
  toWall: 'Show the program on a display',

  wayIn: {
    show: 'How TouchDesigner gets in',
    line: 'Line for the Textport',
    lineText:
      'Builds the component lienzo in the open project, or updates it in place. The Textport has to be set to Python (Py).',
    fields: 'By hand: the two fields of a WebSocket DAT',
    viewer: 'Viewer’s page',
    viewerText:
      'The canvas and nothing else, for a Web Render TOP or a browser; with show=program, what TouchDesigner sends.',
    openViewer: 'Open it',
    pin: 'All of them hold the room’s PIN: who sees them can come in.',
  },
  alone: {
    chosen: 'Only this machine reaches Lienzo: TouchDesigner has to run on it, or choose a network.',
    fixed:
      'Only this machine reaches Lienzo, as set on the command line or in the settings file: TouchDesigner has to run on it.',
    unconnected:
      'This machine is not in the chosen network now: TouchDesigner has to run on it. Or connect it, or choose another network.',
  } satisfies Record<Alone, string>,
  chooseNetwork: 'Choose a network',
};

export const touchdesignerEs: typeof touchdesignerEn = {
  ...touchdesignerTroublesEs,
  title: 'TouchDesigner',
  asking: 'Preguntando si TouchDesigner está aquí…',
  unnamed: 'sin nombre',

  nobody: {
    what: 'TouchDesigner no está aquí.',
    todo: 'En TouchDesigner, abre el Textport (menú Dialogs), pega la línea de abajo y pulsa Intro.',
  },
  allWell: number => `Hay ${number} TouchDesigner en vivo.`,
  allWellText: 'Abajo está lo que recibe y envía cada uno.',
  twoPrograms: {
    what: 'Dos TouchDesigner envían imágenes a esta sala.',
    todo: 'Gana la imagen más nueva, así que el programa salta de uno a otro. Desactiva Send program en uno de ellos.',
  },
  words: {
    live: 'en vivo',
    'sends-nothing': 'en vivo',
    'script-sends-nothing': 'en vivo',
    unconfirmed: 'sin confirmar',
    stale: 'con retraso',
    error: 'avería',
    'silent-kit': 'callado',
    mistake: 'errores',
    slow: 'lento',
    'low-cook': 'lento',
  },

  leftWho: (who, time, ago, code) => `${who}, a las ${time}, hace ${ago} (código ${code})`,
  toPin: 'Ir al PIN',

  paths: {
    bytes: { what: 'directo a un TOP', todo: 'Es la vía más rápida.' },
    page: {
      what: 'por la página del espectador, en un Web Render TOP',
      todo: 'Esa página es un espectador aparte en Personas: sus imágenes no están en estas cifras.',
    },
    file: {
      what: 'por un archivo, a un Movie File In TOP',
      todo: 'Es para versiones antiguas y es más lento: en una nueva, elige Bytes en Canvas via.',
    },
  },

  figures: {
    receives: 'Recibe',
    sends: 'Envía',
    canvas: 'El lienzo va',
    component: 'Componente',
    roundTrip: 'Ida y vuelta',
    mistakes: 'Errores',
    fpsOf: (fps, wanted) => `${fps} de ${wanted}`,
    nobodyDraws: 'nadie dibuja',
    drops: number => `${number} omitidas`,
    unsent: bytes => `${bytes} sin enviar`,
    asText: 'como texto, un tercio más de bytes',
    nothingYet: 'nada todavía',
    newest: (size, format, bytes, ago) => `la última ${size} ${format}, ${bytes}, hace ${ago}`,
    takes: fps => `toma ${fps}`,
    version: kit => `versión ${kit}`,
    build: build => `en TouchDesigner ${build}`,
    cooks: fps => `va a ${fps}`,
    noKit: 'un script propio, que no informa de nada',
    mistake: (times, ago) => `${times} en total, el último hace ${ago}.`,
    hereFor: time => `desde hace ${time}`,
  },

  test: {
    send: 'Enviar una imagen de prueba',
    sending: 'Enviándola…',
    left: time => `quedan ${time}`,
    look: 'En el lienzo de TouchDesigner están ahora un número, el nombre de la sala y la hora. Las pantallas no lo muestran.',
    words: {
      NOT_FOUND: {
        what: 'La imagen de prueba no ha llegado a nadie: no hay ningún TouchDesigner en esta sala.',
        todo: 'Mira la luz de arriba; cuando esté verde, envíala otra vez.',
      },
    },
  },
  toWall: 'Mostrar el programa en una pantalla',

  wayIn: {
    show: 'Cómo entra TouchDesigner',
    line: 'Línea para el Textport',
    lineText:
      'Crea el componente lienzo en el proyecto abierto o lo actualiza en su sitio. El Textport tiene que estar en Python (Py).',
    fields: 'A mano: los dos campos de un WebSocket DAT',
    viewer: 'Página del espectador',
    viewerText:
      'El lienzo y nada más, para un Web Render TOP o un navegador; con show=program, lo que envía TouchDesigner.',
    openViewer: 'Abrirla',
    pin: 'Todo esto lleva el PIN de la sala: quien lo ve puede entrar.',
  },
  alone: {
    chosen:
      'Solo se llega a Lienzo desde este equipo: TouchDesigner tiene que funcionar en él, o elige una red.',
    fixed:
      'Solo se llega a Lienzo desde este equipo; así se fijó en la línea de órdenes o en el archivo de ajustes: TouchDesigner tiene que funcionar en él.',
    unconnected:
      'Este equipo no está ahora en la red elegida: TouchDesigner tiene que funcionar en él. O conéctalo, o elige otra red.',
  },
  chooseNetwork: 'Elegir una red',
};
