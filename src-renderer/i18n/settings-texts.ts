import type { ShortcutName } from '../operator/shortcuts.ts';

/** The texts of the Settings page, of the question of the first run, and of the sheet of keys. */
export const settingsEn = {
  language: 'Language',
  languageText: 'Of this window. A guest’s page follows the guest’s phone.',

  network: {
    title: 'Network',
    text: 'Where guests, TouchDesigner and the operator’s page in a browser may come from.',
    question: 'Who may see Lienzo?',
    questionText:
      'Guests draw over the network. Lienzo shows itself only where you say so. You can change this later in Settings.',
    here: 'This machine only',
    hereText: 'Nobody else can reach it. Guests cannot come.',
    one: (name: string) => `The network ${name}`,
    oneText: (address: string) => `This machine is ${address} there. Guests in that network can come.`,
    away: 'Not connected now. Guests can come again when it is back.',
    everywhere: 'Every network',
    everywhereText: 'Whoever is in any network with this machine can come, now and later.',
    everywhereNone: 'This machine is in no network now; in each that it joins, guests can come.',
    confirm: 'Go on',
    change: 'Change it',
    choose: 'Choose one to go on.',
    changeText: 'Connections that come over another network end.',
    changeThisPage: 'This page may be one of them.',
    fixed: 'It was set on the command line or in the settings file, and cannot be changed here.',
    words: {
      NOT_FOUND: { what: 'This machine has left that network.', todo: 'Choose another one.' },
    },
  },

  addresses: 'Guests reach the room at',
  addressesText: 'The first one is in the QR code. A guest’s phone must be in the same network.',
  touchdesigner: 'TouchDesigner reaches it at',
  touchdesignerText:
    'The two fields of its WebSocket DAT. The port does not belong in the address. With Lienzo’s callbacks (td/) the part before the slash is enough: they join the room by a message.',
  touchdesignerPin: 'The room asks for a PIN: with the callbacks it goes into their parameter Key.',

  access: {
    title: 'Operator’s page in a browser',
    text: 'The same pages on a tablet or another laptop. Whoever has this address is an operator: show it to nobody else.',
    reveal: 'Show the address',
    hide: 'Hide it',
    copy: 'Copy it',
    copied: 'Copied.',
    copyByHand: 'This browser does not let it be copied. It is selected: press Ctrl+C or ⌘C.',
    qr: 'QR code of the operator’s page',
    alone: 'Only this machine reaches it. Choose a network above to use it elsewhere.',
    renew: 'Make a new token',
    renewTitle: 'Make a new token?',
    renewText: 'The old address is void at once: every operator’s page in a browser is shut out.',
    renewHere: 'This page goes on at the new address.',
    renewYes: 'Make a new one',
    renewNo: 'No, keep it',
    renewed: 'The token is new. Give the new address to whoever shall operate.',
  },

  gallery: 'Gallery',
  galleryText: 'Kept pictures are PNG files in this folder of the machine that runs Lienzo.',

  keys: 'Keys',
  keysTitle: 'Keyboard shortcuts',
  keysText: 'On this keyboard, from every page unless it says otherwise.',
  keyGroups: {
    wall: 'The wall',
    everywhere: 'Everywhere',
    drawing: 'On the Draw page',
    prompt: 'In the prompt',
  },
  keyNames: {
    freeze: 'Freeze and release',
    blackout: 'Blackout and release',
    pages: 'Pages',
    guests: 'QR card for guests',
    keep: 'Keep the picture of the wall',
    prompt: 'To the prompt',
    sheet: 'This list',
    close: 'Close what covers the page',
    undo: 'Undo',
    redo: 'Redo',
    colours: 'Colours',
    size: 'Brush smaller, bigger',
    send: 'Send',
    newLine: 'New line',
  } satisfies Record<ShortcutName, string>,

  about: 'About',
  version: (version: string) => `Lienzo ${version}`,
};

export const settingsEs: typeof settingsEn = {
  language: 'Idioma',
  languageText: 'De esta ventana. La página de un invitado usa el idioma de su teléfono.',

  network: {
    title: 'Red',
    text: 'Desde dónde pueden llegar los invitados, TouchDesigner y la página del operador en un navegador.',
    question: '¿Quién puede ver Lienzo?',
    questionText:
      'Los invitados dibujan por la red. Lienzo solo se muestra donde tú digas. Se puede cambiar después en Ajustes.',
    here: 'Solo este equipo',
    hereText: 'Nadie más llega a él. No pueden venir invitados.',
    one: name => `La red ${name}`,
    oneText: address => `Este equipo es ${address} en ella. Pueden venir los invitados de esa red.`,
    away: 'Ahora no está conectada. Cuando vuelva, podrán venir invitados.',
    everywhere: 'Todas las redes',
    everywhereText: 'Puede venir quien esté en cualquier red con este equipo, ahora y después.',
    everywhereNone: 'Este equipo no está en ninguna red; en cada una a la que entre podrán venir invitados.',
    confirm: 'Continuar',
    change: 'Cambiarla',
    choose: 'Elige una para continuar.',
    changeText: 'Las conexiones que lleguen por otra red terminan.',
    changeThisPage: 'Esta página puede ser una de ellas.',
    fixed: 'Se fijó en la línea de órdenes o en el archivo de ajustes, y aquí no se puede cambiar.',
    words: {
      NOT_FOUND: { what: 'Este equipo ha salido de esa red.', todo: 'Elige otra.' },
    },
  },

  addresses: 'Los invitados entran en la sala por',
  addressesText: 'La primera está en el código QR. El teléfono debe estar en la misma red.',
  touchdesigner: 'TouchDesigner se conecta a',
  touchdesignerText:
    'Los dos campos de su WebSocket DAT. El puerto no va dentro de la dirección. Con los callbacks de Lienzo (td/) basta lo que va antes de la barra: ellos entran en la sala con un mensaje.',
  touchdesignerPin: 'La sala pide un PIN: con los callbacks va en su parámetro Key.',

  access: {
    title: 'Página del operador en un navegador',
    text: 'Las mismas páginas en una tableta u otro portátil. Quien tiene esta dirección es operador: no la enseñes a nadie más.',
    reveal: 'Mostrar la dirección',
    hide: 'Ocultarla',
    copy: 'Copiarla',
    copied: 'Copiada.',
    copyByHand: 'Este navegador no deja copiarla. Está seleccionada: pulsa Ctrl+C o ⌘C.',
    qr: 'Código QR de la página del operador',
    alone: 'Solo este equipo llega a ella. Elige una red más arriba para usarla en otro sitio.',
    renew: 'Crear un token nuevo',
    renewTitle: '¿Crear un token nuevo?',
    renewText:
      'La dirección anterior deja de valer al momento: toda página de operador en un navegador sale.',
    renewHere: 'Esta página sigue en la dirección nueva.',
    renewYes: 'Crear uno nuevo',
    renewNo: 'No, conservarlo',
    renewed: 'El token es nuevo. Da la dirección nueva a quien vaya a operar.',
  },

  gallery: 'Galería',
  galleryText: 'Las imágenes guardadas son archivos PNG en esta carpeta del equipo de Lienzo.',

  keys: 'Teclas',
  keysTitle: 'Atajos de teclado',
  keysText: 'En este teclado, desde cualquier página si no dice otra cosa.',
  keyGroups: {
    wall: 'La pared',
    everywhere: 'En todas partes',
    drawing: 'En la página Dibujar',
    prompt: 'En la indicación',
  },
  keyNames: {
    freeze: 'Congelar y soltar',
    blackout: 'A negro y soltar',
    pages: 'Páginas',
    guests: 'Tarjeta QR para invitados',
    keep: 'Guardar la imagen de la pared',
    prompt: 'Ir a la indicación',
    sheet: 'Esta lista',
    close: 'Cerrar lo que cubre la página',
    undo: 'Deshacer',
    redo: 'Rehacer',
    colours: 'Colores',
    size: 'Pincel más pequeño, más grande',
    send: 'Enviar',
    newLine: 'Otra línea',
  },

  about: 'Acerca de',
  version: version => `Lienzo ${version}`,
};
