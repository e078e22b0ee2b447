import type { GuestStrings } from './guest-en.ts';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const guestEs: GuestStrings = {
  draw: {
    canvas: 'Lienzo compartido: dibuja aquí',
    brush: 'Pincel',
    colour: 'Color',
    size: 'Tamaño',
    opacity: 'Opacidad',
    undo: 'Deshacer',
    redo: 'Rehacer',
    clear: 'Borrar',
    clearSure: '¿Borrar todo?',
    colours: {
      white: 'Blanco',
      black: 'Negro',
      red: 'Rojo',
      orange: 'Naranja',
      yellow: 'Amarillo',
      green: 'Verde',
      turquoise: 'Turquesa',
      blue: 'Azul',
      violet: 'Violeta',
      pink: 'Rosa',
    },
    rejections: {
      'nothing-to-undo': 'No queda nada tuyo que deshacer.',
      'nothing-to-redo': 'No hay nada que recuperar.',
      malformed: 'La sala no ha podido leer este trazo, así que no se ha guardado.',
      full: 'La sala está llena: este trazo no se ha guardado. Pide al operador una sala nueva.',
    },
    waiting: strokes => `${count(strokes, 'cambio pendiente', 'cambios pendientes')} de enviar.`,
  },

  artist: {
    title: room => `Lienzo · ${room}`,
    connecting: 'conectando…',
    offline: 'sin conexión',
    refused: 'desconectado',
    wall: {
      live: 'en la pared',
      stale: 'la pared va con retraso',
      dark: 'pared a oscuras',
      frozen: 'pared en pausa',
      none: 'aún sin pared',
    },
    offlineKept:
      'Sin conexión. Sigue dibujando: se guarda en este dispositivo y se enviará cuando vuelva la sala.',
    offlineOpen: 'Sin conexión. Sigue dibujando y no cierres esta página: se enviará cuando vuelva la sala.',
    full: 'La sala está llena. Esta página vuelve a intentarlo sola.',
    stopping: 'La sala se está cerrando o reiniciando. Esta página volverá por sí sola.',
    newCanvas: 'El operador está cambiando el lienzo. Esta página volverá por sí sola.',
    unkeptHere:
      'La sala no puede guardar lo que se dibuja ahora mismo; avisa al operador. Sigue dibujando: se guarda en este dispositivo y se enviará cuando la sala pueda guardarlo.',
    unkeptOpen:
      'La sala no puede guardar lo que se dibuja ahora mismo; avisa al operador. Sigue dibujando y no cierres esta página: se enviará cuando la sala pueda guardarlo.',
    refusals: {
      unauthorised: 'Esta sala pide un PIN. Lo tiene el operador.',
      removed: 'El operador te ha sacado de esta sala. Pregúntale si ha sido un error.',
      malformed:
        'Esta página es más antigua que la sala. Recárgala; si no se arregla, escanea el código otra vez.',
    },
    reload: 'Recargar',
    removedTitle: 'Estás fuera de esta sala',
    pinTitle: 'El PIN, por favor',
    pinLabel: 'PIN de la sala',
    pinButton: 'Entrar',
    pinAsking: 'Preguntando a la sala…',
    pinImpossible: 'Un PIN tiene de cuatro a ocho cifras.',
    pinWrong: 'Ese no es el PIN. Míralo otra vez o pregunta al operador.',
    pinLater:
      'La sala no responde. Tras muchos PIN erróneos no acepta ninguno durante un minuto; esta página vuelve a intentarlo sola.',
    enterTitle: '¿Qué sala?',
    enterHint: 'Seis letras y cifras, en la pared o en la pantalla del operador.',
    enterLabel: 'Código de la sala',
    enterButton: 'Abrir la sala',
    codeImpossible:
      'Ninguna sala puede tener este código. Nunca se usan las letras I, L y O ni las cifras 0 y 1.',
    codeUnknown: code =>
      `Aquí no hay ninguna sala ${code}, o está cerrada. Revisa el código o pídelo al operador.`,
    codeClosed: code =>
      `El operador ha cerrado la sala ${code}. Esta página volverá por sí sola cuando se abra otra vez.`,
    codeChanged: code =>
      `La sala ${code} tiene ahora otro código. Pídelo al operador o escanea el nuevo código QR.`,
    emptyHint: 'Dibuja con el dedo, el lápiz o el ratón',
    crashed: 'Algo ha fallado en esta página. Lo que has dibujado está guardado.',
  },

  units: {
    ms: number => `${number} ms`,
    seconds: number => `${number} s`,
    minutes: number => `${number} min`,
    minutesSeconds: (minutes, seconds) => `${minutes} min ${seconds} s`,
    hours: (hours, minutes) => `${hours} h ${minutes} min`,
    days: (days, hours) => `${days} d ${hours} h`,
    fps: number => `${number} fps`,
    percent: number => `${number} %`,
    dbm: number => `${number} dBm`,
    kilobytes: number => `${number} kB`,
    megabytes: number => `${number} MB`,
    aSecond: amount => `${amount}/s`,
  },
};
