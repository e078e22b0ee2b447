import type { Transport } from '#shared/contract/delivery';
import type { Explanation } from './explanation.ts';
import type { WhyCode } from './subjects.ts';

/** Why something is as it is, and what a person can do about it. */
export const whyEn = {
  'no-answer': {
    what: 'It does not answer.',
    todo: 'Check its power and the Wi-Fi. If its panel is lit, switch it off and on. If it has another address now, add it by that one: it keeps its name and settings.',
  },
  'connection-refused': {
    what: 'The device answers, but nothing listens on its port.',
    todo: 'Its firmware is still starting or has crashed. Wait half a minute, then switch it off and on.',
  },
  unreachable: {
    what: 'There is no way to its address.',
    todo: 'Check that this machine and the display are in the same network. If it has another address now, add it by that one: it keeps its name and settings.',
  },
  'closed-by-display': {
    what: 'The display ended the connection.',
    todo: 'Often a restart of the display. If it repeats, look at its power supply.',
  },
  'slot-taken': {
    what: 'Somebody else is streaming to it.',
    todo: 'A display takes one sender at a time. Stop the other one, or wait until it lets go.',
  },
  'not-streaming': {
    what: 'Its streaming is switched off or not supported.',
    todo: 'Switch streaming on in the display’s settings, or choose another transport.',
  },
  'no-acknowledgement': {
    what: 'It takes pictures but does not say that it shows them.',
    todo: 'Look at the panel. If it stands still, switch the display off and on.',
  },
  'falling-behind': {
    what: 'It cannot keep up with the pictures.',
    todo: 'Check its Wi-Fi signal. With a goal, Lienzo sends it less by itself; set by hand, lower its fps or quality.',
  },
  'frame-too-large': {
    what: 'The pictures are larger than it takes.',
    todo: 'Lower the quality. Displays usually take 200 kB a picture.',
  },
  'ping-timeout': {
    what: 'It stopped answering pings.',
    todo: 'Check its power and the Wi-Fi between it and this machine.',
  },
  'bad-reply': {
    what: 'It answered something that Lienzo does not understand.',
    todo: 'Check that the address belongs to a P3A display. If it does, update its firmware.',
  },
  'different-display': {
    what: 'Another display answers at its address.',
    todo: 'The network gave the address away. Give each display a fixed one.',
  },
  'not-routed': {
    what: 'Nothing is sent to this display.',
    todo: 'Drag a source onto it on the Wall, or switch it on under Displays.',
  },
  redirected: {
    what: 'It sends Lienzo to another address.',
    todo: 'Something else answers there, often a portal of the network. Check the address.',
  },
  'server-error': {
    what: 'It could not take the picture.',
    todo: 'It is tried again. If it repeats, switch the display off and on.',
  },
  busy: {
    what: 'It is busy with something else.',
    todo: 'It is tried again in a moment.',
  },
  'out-of-memory': {
    what: 'It has no memory left for the picture.',
    todo: 'Lower the quality; if it repeats, switch the display off and on.',
  },
  'card-full': {
    what: 'Its card is full.',
    todo: 'Delete pictures on the display, or feed it by raw or stream, which need no card.',
  },
  'card-locked': {
    what: 'Its card is in use by a computer.',
    todo: 'Eject the card on the computer that the display is plugged into.',
  },
  'upload-off': {
    what: 'Uploads are switched off on it.',
    todo: 'Switch uploads on in the display’s settings, or choose raw or stream.',
  },
  'picture-refused': {
    what: 'It refuses the picture.',
    todo: 'Choose another format, or a lower quality.',
  },
  'not-offered': {
    what: 'Its firmware does not offer the chosen transport.',
    todo: 'Choose another transport, or update its firmware.',
  },
  'room-closed': {
    what: 'The room that it shows is closed.',
    todo: 'Its last picture stays. Open the room again, or lead another source here.',
  },
  'no-program': {
    what: 'No program comes from TouchDesigner.',
    todo: 'The last picture stays. Check that TouchDesigner is running and sends to this room.',
  },
  'file-gone': {
    what: 'The file is no longer in the media folder.',
    todo: 'Its last picture stays. Put a file of the same name there again, or lead another source here.',
  },
  'file-broken': {
    what: 'The picture cannot be read: it is cut off or damaged.',
    todo: 'Save it anew in the program that made it, and put it there again.',
  },
  'file-too-large': {
    what: 'The picture is larger than Lienzo takes.',
    todo: 'Make it smaller: fewer pixels a side, or a shorter clip.',
  },
  'file-unknown': {
    what: 'This is no PNG, JPEG, WebP or GIF.',
    todo: 'Save it as one of those. The ending of its name does not matter, its content does.',
  },
  'file-unreadable': {
    what: 'The disk does not give the file.',
    todo: 'Check its disk and rights; it is tried again by itself.',
  },
  'disk-full': {
    what: 'There is no room left on the disk to prepare it.',
    todo: 'Make room on the disk that holds Lienzo’s data; it is tried again by itself.',
  },
  'playlist-empty': {
    what: 'Nothing in the playlist can be shown.',
    todo: 'Add files to it, or put those that are gone back into the media folder.',
  },
  'playlist-gone': {
    what: 'The playlist was deleted.',
    todo: 'Its last picture stays. Lead another source here.',
  },
  'folder-unreadable': {
    what: 'The media folder cannot be read.',
    todo: 'Check that its disk is connected and that this account may read it. It is looked at again by itself.',
  },
} satisfies Record<WhyCode, Explanation>;

/** Where a transport makes another sentence of the same reason: D2 and D3 ask for each picture, S streams. */
export const whyOverEn = {
  upload: {
    'falling-behind': {
      what: 'Its card takes longer than the pictures come.',
      todo: 'The newest finished picture always follows. A faster card helps; raw and stream need none.',
    },
    'closed-by-display': {
      what: 'It broke off in the middle of a picture.',
      todo: 'The picture is sent again. If it repeats, look at its power supply and its card.',
    },
    'frame-too-large': {
      what: 'The picture is larger than it takes.',
      todo: 'Lower the quality, or choose JPEG or WebP.',
    },
  },
  raw: {
    'falling-behind': {
      what: 'It takes longer over a picture than the pictures come.',
      todo: 'Lower its fps or quality, choose JPEG, or stream if it can.',
    },
    'closed-by-display': {
      what: 'It broke off in the middle of a picture.',
      todo: 'The next picture is sent anew. If it repeats, look at its power supply.',
    },
    'frame-too-large': {
      what: 'The picture is larger than it takes.',
      todo: 'Lower the quality, or choose JPEG or WebP.',
    },
  },
  stream: {},
} satisfies Record<Transport, { [Code in WhyCode]?: Explanation }>;

export const whyEs: typeof whyEn = {
  'no-answer': {
    what: 'No responde.',
    todo: 'Revisa la corriente y la Wi-Fi. Si el panel está encendido, apágalo y enciéndelo. Si ahora tiene otra dirección, añádela por esa: conserva su nombre y sus ajustes.',
  },
  'connection-refused': {
    what: 'El dispositivo responde, pero nada escucha en su puerto.',
    todo: 'Su firmware está arrancando o se ha caído. Espera medio minuto y luego apágalo y enciéndelo.',
  },
  unreachable: {
    what: 'No hay camino hasta su dirección.',
    todo: 'Comprueba que este equipo y la pantalla están en la misma red. Si ahora tiene otra dirección, añádela por esa: conserva su nombre y sus ajustes.',
  },
  'closed-by-display': {
    what: 'La pantalla ha cortado la conexión.',
    todo: 'Suele ser un reinicio de la pantalla. Si se repite, revisa su fuente de alimentación.',
  },
  'slot-taken': {
    what: 'Otro emisor le está enviando imágenes.',
    todo: 'Una pantalla acepta un solo emisor a la vez. Detén el otro emisor o espera a que la suelte.',
  },
  'not-streaming': {
    what: 'Tiene la recepción en vivo desactivada o no la admite.',
    todo: 'Actívala en los ajustes de la pantalla o elige otro transporte.',
  },
  'no-acknowledgement': {
    what: 'Recibe imágenes, pero no confirma que las muestra.',
    todo: 'Mira el panel. Si está parado, apaga y enciende la pantalla.',
  },
  'falling-behind': {
    what: 'No puede seguir el ritmo de las imágenes.',
    todo: 'Revisa su señal Wi-Fi. Con un objetivo, Lienzo le envía menos por sí solo; a mano, baja sus fps o su calidad.',
  },
  'frame-too-large': {
    what: 'Las imágenes son mayores de lo que admite.',
    todo: 'Baja la calidad. Lo normal es que admita 200 kB por imagen.',
  },
  'ping-timeout': {
    what: 'Ha dejado de responder a los pings.',
    todo: 'Revisa su corriente y la Wi-Fi entre ella y este equipo.',
  },
  'bad-reply': {
    what: 'Ha respondido algo que Lienzo no entiende.',
    todo: 'Comprueba que la dirección es de una pantalla P3A. Si lo es, actualiza su firmware.',
  },
  'different-display': {
    what: 'En su dirección responde otra pantalla.',
    todo: 'La red ha dado su dirección a otra. Asigna a cada pantalla una fija.',
  },
  'not-routed': {
    what: 'No se envía nada a esta pantalla.',
    todo: 'Arrastra una fuente hasta ella en la Pared, o actívala en Pantallas.',
  },
  redirected: {
    what: 'Remite a Lienzo a otra dirección.',
    todo: 'Allí responde otra cosa, a menudo un portal de la red. Comprueba la dirección.',
  },
  'server-error': {
    what: 'No ha podido aceptar la imagen.',
    todo: 'Se reintenta. Si se repite, apaga y enciende la pantalla.',
  },
  busy: {
    what: 'Está ocupada con otra cosa.',
    todo: 'Se reintenta enseguida.',
  },
  'out-of-memory': {
    what: 'No le queda memoria para la imagen.',
    todo: 'Baja la calidad; si se repite, apaga y enciende la pantalla.',
  },
  'card-full': {
    what: 'Su tarjeta está llena.',
    todo: 'Borra imágenes en la pantalla, o usa raw o stream, que no necesitan tarjeta.',
  },
  'card-locked': {
    what: 'Un ordenador está usando su tarjeta.',
    todo: 'Expulsa la tarjeta en el ordenador al que está conectada la pantalla.',
  },
  'upload-off': {
    what: 'Tiene las subidas desactivadas.',
    todo: 'Activa las subidas en los ajustes de la pantalla, o elige raw o stream.',
  },
  'picture-refused': {
    what: 'Rechaza la imagen.',
    todo: 'Elige otro formato o una calidad más baja.',
  },
  'not-offered': {
    what: 'Su firmware no ofrece el transporte elegido.',
    todo: 'Elige otro transporte, o actualiza su firmware.',
  },
  'room-closed': {
    what: 'La sala que muestra está cerrada.',
    todo: 'Queda su última imagen. Vuelve a abrir la sala o trae aquí otra fuente.',
  },
  'no-program': {
    what: 'No llega ningún programa de TouchDesigner.',
    todo: 'Queda la última imagen. Comprueba que TouchDesigner está en marcha y envía a esta sala.',
  },
  'file-gone': {
    what: 'El archivo ya no está en la carpeta de medios.',
    todo: 'Queda su última imagen. Pon allí otra vez un archivo con ese nombre o trae aquí otra fuente.',
  },
  'file-broken': {
    what: 'La imagen no se puede leer: está cortada o dañada.',
    todo: 'Guárdala de nuevo en el programa que la hizo y vuelve a ponerla.',
  },
  'file-too-large': {
    what: 'La imagen es mayor de lo que Lienzo admite.',
    todo: 'Hazla más pequeña: menos píxeles por lado o un clip más corto.',
  },
  'file-unknown': {
    what: 'No es PNG, JPEG, WebP ni GIF.',
    todo: 'Guárdalo en uno de esos formatos. Cuenta su contenido, no cómo termina su nombre.',
  },
  'file-unreadable': {
    what: 'El disco no entrega el archivo.',
    todo: 'Revisa su disco y sus permisos; Lienzo lo reintenta solo.',
  },
  'disk-full': {
    what: 'No queda sitio en el disco para prepararlo.',
    todo: 'Haz sitio en el disco que guarda los datos de Lienzo; Lienzo lo reintenta solo.',
  },
  'playlist-empty': {
    what: 'Nada de la lista se puede mostrar.',
    todo: 'Añádele archivos o devuelve a la carpeta de medios los que faltan.',
  },
  'playlist-gone': {
    what: 'La lista se ha borrado.',
    todo: 'Queda su última imagen. Trae aquí otra fuente.',
  },
  'folder-unreadable': {
    what: 'La carpeta de medios no se puede leer.',
    todo: 'Comprueba que su disco está conectado y que esta cuenta puede leerla. Lienzo vuelve a mirarla solo.',
  },
};

export const whyOverEs: typeof whyOverEn = {
  upload: {
    'falling-behind': {
      what: 'Su tarjeta es más lenta que las imágenes.',
      todo: 'Siempre le llega la última imagen terminada. Ayuda una tarjeta más rápida; raw y stream no la usan.',
    },
    'closed-by-display': {
      what: 'Ha cortado en mitad de una imagen.',
      todo: 'La imagen se envía otra vez. Si se repite, revisa su alimentación y su tarjeta.',
    },
    'frame-too-large': {
      what: 'La imagen es mayor de lo que admite.',
      todo: 'Baja la calidad, o elige JPEG o WebP.',
    },
  },
  raw: {
    'falling-behind': {
      what: 'Tarda más con cada imagen de lo que tardan en llegar.',
      todo: 'Baja sus fps o su calidad, elige JPEG, o stream si lo admite.',
    },
    'closed-by-display': {
      what: 'Ha cortado en mitad de una imagen.',
      todo: 'Se envía la siguiente imagen. Si se repite, revisa su fuente de alimentación.',
    },
    'frame-too-large': {
      what: 'La imagen es mayor de lo que admite.',
      todo: 'Baja la calidad, o elige JPEG o WebP.',
    },
  },
  stream: {},
};
