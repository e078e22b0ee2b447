import type { Transport } from '#shared/contract/delivery';
import type { RouteState } from '#shared/contract/route';
import type { WallShortcutName } from '../operator/shortcuts.ts';
import type { SourceKind } from '../operator/wall/sources.ts';
import { whyOverEn, whyOverEs } from './why-texts.ts';

/** The texts of the Wall page. */
export const wallEn = {
  subtitle: 'what each display was sent',
  noSource: 'not fed',
  virtual: 'virtual',
  number: 'Its number: Identify shows it on the display',
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

  sources: {
    title: 'Sources',
    drag: 'drag onto a display',
    press: (name: string) => `press one for ${name}`,
    several: (number: string) => `the ${number} chosen`,
    empty: 'Nothing can be shown yet. Open a room, or drop pictures in below.',
    kinds: {
      wallRoom: 'canvas',
      canvas: 'canvas',
      program: 'program',
      still: 'picture',
      clip: 'clip',
      playlist: 'playlist',
    } satisfies Record<SourceKind, string>,
    wallRoom: 'Room on the wall',
    wallRoomText: (name: string) => `canvas · now ${name}`,
    pinned: 'Stays with this room, whichever is on the wall',
    onDisplays: (number: string) => (number === '1' ? 'on 1 display' : `on ${number} displays`),
    noPicture: 'no picture yet',
    held: (name: string) => `${name} is picked up: press the display, wall or group that shall show it.`,
    putBack: 'Put it back',
    problemSince: 'Its last picture stays.',
  },

  units: {
    choose: (name: string) => `Choose ${name}`,
    displays: (number: string) => (number === '1' ? '1 display' : `${number} displays`),
    group: 'group',
    free: 'Nothing hangs here.',
    skew: (usual: string, most: string) => `tiles within ${usual}, at most ${most}`,
    label: 'Displays',
  },

  chosen: {
    several: (number: string) => `${number} chosen`,
    clear: 'Choose nothing',
    toInspector: 'To look and source',
  },

  states: {
    label: (name: string) => `State of ${name}`,
    names: { live: 'Running', frozen: 'Frozen', dark: 'Black' } satisfies Record<RouteState, string>,
    titles: {
      live: 'Shows its source',
      frozen: 'Holds its picture',
      dark: 'Shows black',
    } satisfies Record<RouteState, string>,
    /** On the picture, beside how the display is. */
    marks: { frozen: 'frozen', dark: 'black' } satisfies Record<Exclude<RouteState, 'live'>, string>,
  },

  obedience: {
    obeyed: {
      live: (after: string) => `running again after ${after}`,
      frozen: (after: string) => `frozen after ${after}`,
      dark: (after: string) => `black after ${after}`,
    } satisfies Record<RouteState, (after: string) => string>,
    unconfirmed: (words: string) => `${words}, not confirmed`,
    waiting: {
      live: (since: string) => `asked to run again ${since} ago, not yet seen`,
      frozen: (since: string) => `asked to freeze ${since} ago, not yet done`,
      dark: (since: string) => `asked to go black ${since} ago, not yet done`,
    } satisfies Record<RouteState, (since: string) => string>,
    asking: 'The displays are being told.',
    tally: {
      frozen: (done: string, of: string) => `${done} of ${of} displays hold their picture.`,
      dark: (done: string, of: string) => `${done} of ${of} displays are black.`,
    },
    all: (within: string) => `All of them within ${within}.`,
    missing: (names: string) => `Not yet: ${names}.`,
    andMore: (names: string, more: string) => `${names} and ${more} more`,
    notConfirmed: (number: string) =>
      number === '1' ? '1 of them cannot confirm it.' : `${number} of them cannot confirm it.`,
  },

  words: {
    NOT_FOUND: {
      what: 'What you meant is not there any more.',
      todo: 'Look at the wall again: the display, group or source was removed meanwhile.',
    },
  },
};

/** What the keys of this page do; shown on the sheet of keys. */
export const wallKeysEn = {
  group: 'On the Wall page',
  names: {
    chooseNext: 'From display to display',
    chooseToo: 'Choose one more, or one less',
    chooseAll: 'Choose everything',
    lead: 'Source for what is chosen',
  } satisfies Record<WallShortcutName, string>,
};

export const wallEs: typeof wallEn = {
  subtitle: 'lo que se envió a cada pantalla',
  noSource: 'sin fuente',
  virtual: 'virtual',
  number: 'Su número: Identificar lo muestra en la pantalla',
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

  sources: {
    title: 'Fuentes',
    drag: 'arrastra a una pantalla',
    press: name => `pulsa una para ${name}`,
    several: number => `las ${number} elegidas`,
    empty: 'Aún no hay nada que mostrar. Abre una sala o suelta imágenes aquí abajo.',
    kinds: {
      wallRoom: 'lienzo',
      canvas: 'lienzo',
      program: 'programa',
      still: 'imagen',
      clip: 'animación',
      playlist: 'lista',
    },
    wallRoom: 'Sala en la pared',
    wallRoomText: name => `lienzo · ahora ${name}`,
    pinned: 'Sigue con esta sala, esté cual esté en la pared',
    onDisplays: number => (number === '1' ? 'en 1 pantalla' : `en ${number} pantallas`),
    noPicture: 'aún sin imagen',
    held: name => `Tienes ${name} en la mano: pulsa la pantalla, el muro o el grupo que deba mostrarla.`,
    putBack: 'Dejarla',
    problemSince: 'Se mantiene su última imagen.',
  },

  units: {
    choose: name => `Elegir ${name}`,
    displays: number => (number === '1' ? '1 pantalla' : `${number} pantallas`),
    group: 'grupo',
    free: 'Aquí no cuelga nada.',
    skew: (usual, most) => `piezas a ${usual} unas de otras, ${most} como mucho`,
    label: 'Pantallas',
  },

  chosen: {
    several: number => `${number} elegidas`,
    clear: 'No elegir nada',
    toInspector: 'A su aspecto y fuente',
  },

  states: {
    label: name => `Estado de ${name}`,
    names: { live: 'En marcha', frozen: 'Congelada', dark: 'A negro' },
    titles: { live: 'Muestra su fuente', frozen: 'Mantiene su imagen', dark: 'Está en negro' },
    marks: { frozen: 'congelada', dark: 'a negro' },
  },

  obedience: {
    obeyed: {
      live: after => `en marcha de nuevo a los ${after}`,
      frozen: after => `congelada a los ${after}`,
      dark: after => `a negro a los ${after}`,
    },
    unconfirmed: words => `${words}, sin confirmar`,
    waiting: {
      live: since => `se le pidió seguir hace ${since} y aún no se ve`,
      frozen: since => `se le pidió congelar hace ${since} y aún no lo ha hecho`,
      dark: since => `se le pidió ir a negro hace ${since} y aún no lo ha hecho`,
    },
    asking: 'Se está avisando a las pantallas.',
    tally: {
      frozen: (done, of) => `${done} de ${of} pantallas mantienen su imagen.`,
      dark: (done, of) => `${done} de ${of} pantallas están en negro.`,
    },
    all: within => `Todas en ${within}.`,
    missing: names => `Faltan: ${names}.`,
    andMore: (names, more) => `${names} y ${more} más`,
    notConfirmed: number =>
      number === '1' ? '1 de ellas no puede confirmarlo.' : `${number} de ellas no pueden confirmarlo.`,
  },

  words: {
    NOT_FOUND: {
      what: 'Lo que querías ya no está.',
      todo: 'Mira la pared otra vez: la pantalla, el grupo o la fuente se quitó entretanto.',
    },
  },
};

export const wallKeysEs: typeof wallKeysEn = {
  group: 'En la página Pared',
  names: {
    chooseNext: 'De pantalla en pantalla',
    chooseToo: 'Elegir una más, o una menos',
    chooseAll: 'Elegir todo',
    lead: 'Fuente para lo elegido',
  },
};
