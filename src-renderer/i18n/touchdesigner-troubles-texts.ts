import type { TouchdesignerMistake } from '#shared/contract/touchdesigner';
import { RELAY_LIMITS } from '#shared/wire/relay-limits';
import type { ClientSignKind } from '../operator/rooms/touchdesigner/client-sign.ts';
import type { LeftWhy } from '../operator/rooms/touchdesigner/why-left.ts';
import type { Explanation } from './explanation.ts';

const SIDE = `${RELAY_LIMITS.imageSidePx} px`;
const MESSAGE = `${RELAY_LIMITS.messageBytes / (1024 * 1024)} MiB`;
const BYTES = `${RELAY_LIMITS.bytesPerSecond / (1024 * 1024)} MiB`;
const MESSAGES = `${RELAY_LIMITS.messagesPerSecond}`;

/** How a TouchDesigner is, what it did wrong, and why it left. */
export const touchdesignerTroublesEn = {
  signs: {
    live: {
      what: 'TouchDesigner is live.',
      todo: 'It receives the canvas and sends the program. There is nothing to do.',
    },
    'sends-nothing': {
      what: 'TouchDesigner is live, but sends nothing yet.',
      todo: 'For a program, connect a TOP to the input of its component lienzo and switch Send program on there.',
    },
    'script-sends-nothing': {
      what: 'TouchDesigner is live, but sends nothing yet.',
      todo: 'For a program, its own script has to send JPEG pictures; the component that the line builds does so by itself.',
    },
    unconfirmed: {
      what: 'TouchDesigner has joined.',
      todo: 'It never answers pings, as scripts of one’s own mostly do not, so its silence proves nothing: send a test picture to see.',
    },
    stale: {
      what: 'TouchDesigner has gone quiet.',
      todo: 'Look at it: it may be loading, a window may block it, or its network is gone. If it does not come back, it is given up.',
    },
    error: {
      what: 'TouchDesigner is here, but something is wrong there.',
      todo: 'Put it right in TouchDesigner; the page Status of its component lienzo says the same.',
    },
    'silent-kit': {
      what: 'The component in TouchDesigner has stopped reporting.',
      todo: 'Check in TouchDesigner that the component lienzo cooks, or paste the line again: it updates the component in place.',
    },
    slow: {
      what: 'TouchDesigner gets the pictures too slowly.',
      todo: 'Use a cable instead of Wi-Fi, or lower Canvas fps on its component. Nothing waits: older pictures are left out.',
    },
    'low-cook': {
      what: 'TouchDesigner itself runs slowly.',
      todo: 'It makes few frames a second: make its project lighter, or lower Canvas fps, Program fps and JPEG quality.',
    },
  } satisfies Record<Exclude<ClientSignKind, 'mistake'>, Explanation>,

  mistakes: {
    'no-json': {
      what: 'TouchDesigner sent text that is not JSON.',
      todo: 'Send pictures as bytes with sendBinary, and text only as JSON with a type.',
    },
    'unknown-type': {
      what: 'TouchDesigner sent a message of a kind that Lienzo does not know.',
      todo: 'If it runs Lienzo’s component, paste the line again: the two are of different age. Otherwise check the type in its script.',
    },
    'no-payload': {
      what: 'TouchDesigner sent a message without its payload, or with one of the wrong shape.',
      todo: 'Check in its script what the message carries; docs/PROTOCOL.md lists every kind.',
    },
    'no-picture': {
      what: 'TouchDesigner sent bytes that are no picture.',
      todo: "Make them with saveByteArray('.jpg'): without a file type, TouchDesigner makes a TIFF.",
    },
    gif: { what: 'TouchDesigner sent a GIF.', todo: 'Send JPEG, PNG or WebP.' },
    'no-whole-jpeg': {
      what: 'TouchDesigner sent a picture that is cut off, or no JPEG behind the header of a frame.',
      todo: 'Send each JPEG whole, in one message.',
    },
    'too-large': {
      what: 'TouchDesigner sent a picture that is too large.',
      todo: `At most ${SIDE} a side and ${MESSAGE} are taken; a Fit TOP of 1280 × 720 before it is plenty.`,
    },
  } satisfies Record<TouchdesignerMistake, Explanation>,

  left: {
    malformed: {
      what: 'TouchDesigner was shut out: Lienzo did not understand it.',
      todo: 'Paste the line again, or copy both fields anew. Twenty messages that make no sense end a connection, too.',
    },
    unauthorised: {
      what: 'TouchDesigner was refused: its PIN is missing or wrong.',
      todo: 'Paste the line again: it holds the PIN. Or type the PIN into Key on its component.',
    },
    removed: {
      what: 'TouchDesigner was sent away by an operator.',
      todo: 'To let it come again, press Reconnect on its component.',
    },
    noSuchRoom: {
      what: 'TouchDesigner asked for a room that is closed or has another code.',
      todo: 'Paste the line again: it holds the present code. Or type that code into Room on its component.',
    },
    tooSlow: {
      what: 'TouchDesigner was cut off: it was too slow to be told everything.',
      todo: 'It comes back by itself. Use a cable instead of Wi-Fi, or lower Canvas fps on its component.',
    },
    full: {
      what: 'TouchDesigner was refused: there is no place left for it.',
      todo: 'Send away under People who is not needed, or close what holds many connections from the same address.',
    },
    imageTooLarge: {
      what: 'TouchDesigner was cut off: its picture is too large.',
      todo: `At most ${SIDE} a side are taken. Put a Fit TOP of 1280 × 720 before the input of its component.`,
    },
    tooMany: {
      what: 'TouchDesigner was cut off: it sends too much.',
      todo: `Lower Program fps or JPEG quality on its component: ${BYTES} and ${MESSAGES} messages a second are taken.`,
    },
    messageTooBig: {
      what: `TouchDesigner was cut off: one message was larger than ${MESSAGE}.`,
      todo: 'Send JPEG instead of PNG or TIFF, or a smaller picture.',
    },
    stopping: {
      what: 'Lienzo has ended TouchDesigner’s connection.',
      todo: 'It started again, or changed the canvas or the network. TouchDesigner comes back by itself within seconds.',
    },
    hungUp: {
      what: 'TouchDesigner has hung up.',
      todo: 'Its project was closed, or Active is off on its component: switch it on to come back.',
    },
    broken: {
      what: 'TouchDesigner’s connection broke.',
      todo: 'The component comes back by itself within seconds. If it does not, look at TouchDesigner and its network.',
    },
    other: {
      what: 'TouchDesigner’s connection has ended.',
      todo: 'If it does not come back by itself, press Reconnect on its component.',
    },
  } satisfies Record<LeftWhy, Explanation>,
};

export const touchdesignerTroublesEs: typeof touchdesignerTroublesEn = {
  signs: {
    live: {
      what: 'TouchDesigner está en vivo.',
      todo: 'Recibe el lienzo y envía el programa. No hay nada que hacer.',
    },
    'sends-nothing': {
      what: 'TouchDesigner está en vivo, pero todavía no envía nada.',
      todo: 'Para que haya programa, conecta un TOP a la entrada de su componente lienzo y activa allí Send program.',
    },
    'script-sends-nothing': {
      what: 'TouchDesigner está en vivo, pero todavía no envía nada.',
      todo: 'Para que haya programa, su propio script tiene que enviar imágenes JPEG; el componente que crea la línea lo hace solo.',
    },
    unconfirmed: {
      what: 'TouchDesigner ha entrado.',
      todo: 'Nunca responde a los pings, como casi ningún script propio, así que su silencio no prueba nada: envía una imagen de prueba para verlo.',
    },
    stale: {
      what: 'TouchDesigner se ha quedado callado.',
      todo: 'Míralo: puede estar cargando, tener una ventana que lo bloquea o haber perdido la red. Si no vuelve, se dará por perdido.',
    },
    error: {
      what: 'TouchDesigner está aquí, pero allí algo va mal.',
      todo: 'Arréglalo en TouchDesigner; la página Status de su componente lienzo dice lo mismo.',
    },
    'silent-kit': {
      what: 'El componente de TouchDesigner ha dejado de informar.',
      todo: 'Comprueba en TouchDesigner que el componente lienzo hace cook o pega otra vez la línea: lo actualiza en su sitio.',
    },
    slow: {
      what: 'A TouchDesigner le llegan las imágenes demasiado despacio.',
      todo: 'Usa un cable en vez de Wi-Fi o baja Canvas fps en su componente. Nada espera: las imágenes viejas se omiten.',
    },
    'low-cook': {
      what: 'El propio TouchDesigner va lento.',
      todo: 'Hace pocos fotogramas por segundo: aligera su proyecto o baja Canvas fps, Program fps y JPEG quality.',
    },
  },

  mistakes: {
    'no-json': {
      what: 'TouchDesigner ha enviado un texto que no es JSON.',
      todo: 'Envía las imágenes como bytes con sendBinary y el texto solo como JSON con un type.',
    },
    'unknown-type': {
      what: 'TouchDesigner ha enviado un tipo de mensaje que Lienzo no conoce.',
      todo: 'Si usa el componente de Lienzo, pega otra vez la línea: no son de la misma versión. Si no, revisa el type en su script.',
    },
    'no-payload': {
      what: 'TouchDesigner ha enviado un mensaje sin su payload o con uno de otra forma.',
      todo: 'Revisa en su script qué lleva el mensaje; docs/PROTOCOL.md los enumera todos.',
    },
    'no-picture': {
      what: 'TouchDesigner ha enviado bytes que no son una imagen.',
      todo: "Hazlos con saveByteArray('.jpg'): sin tipo de archivo, TouchDesigner hace un TIFF.",
    },
    gif: { what: 'TouchDesigner ha enviado un GIF.', todo: 'Envía JPEG, PNG o WebP.' },
    'no-whole-jpeg': {
      what: 'TouchDesigner ha enviado una imagen cortada, o algo que no es JPEG tras la cabecera de un fotograma.',
      todo: 'Envía cada JPEG entero, en un solo mensaje.',
    },
    'too-large': {
      what: 'TouchDesigner ha enviado una imagen demasiado grande.',
      todo: `Se admiten ${SIDE} por lado y ${MESSAGE} como máximo; con un Fit TOP de 1280 × 720 delante sobra.`,
    },
  },

  left: {
    malformed: {
      what: 'TouchDesigner se ha quedado fuera: Lienzo no lo ha entendido.',
      todo: 'Pega otra vez la línea o copia de nuevo los dos campos. Veinte mensajes sin sentido también cortan una conexión.',
    },
    unauthorised: {
      what: 'TouchDesigner no ha podido entrar: su PIN falta o está mal.',
      todo: 'Pega otra vez la línea, que lleva el PIN. O escribe el PIN en Key, en su componente.',
    },
    removed: {
      what: 'Un operador ha echado a TouchDesigner.',
      todo: 'Para que vuelva a entrar, pulsa Reconnect en su componente.',
    },
    noSuchRoom: {
      what: 'TouchDesigner ha pedido una sala cerrada o que tiene otro código.',
      todo: 'Pega otra vez la línea, que lleva el código actual. O escribe ese código en Room, en su componente.',
    },
    tooSlow: {
      what: 'Se ha cortado la conexión con TouchDesigner: no daba abasto.',
      todo: 'Vuelve solo. Usa un cable en vez de Wi-Fi o baja Canvas fps en su componente.',
    },
    full: {
      what: 'TouchDesigner no ha podido entrar: no queda sitio.',
      todo: 'Echa en Personas a quien no haga falta o cierra lo que tenga muchas conexiones desde la misma dirección.',
    },
    imageTooLarge: {
      what: 'Se ha cortado la conexión con TouchDesigner: su imagen es demasiado grande.',
      todo: `Se admiten ${SIDE} por lado. Pon un Fit TOP de 1280 × 720 antes de la entrada de su componente.`,
    },
    tooMany: {
      what: 'Se ha cortado la conexión con TouchDesigner: envía demasiado.',
      todo: `Baja Program fps o JPEG quality en su componente: se admiten ${BYTES} y ${MESSAGES} mensajes por segundo.`,
    },
    messageTooBig: {
      what: `Se ha cortado la conexión con TouchDesigner: un mensaje pasaba de ${MESSAGE}.`,
      todo: 'Envía JPEG en vez de PNG o TIFF, o una imagen más pequeña.',
    },
    stopping: {
      what: 'Lienzo ha cerrado la conexión con TouchDesigner.',
      todo: 'Ha vuelto a arrancar o ha cambiado de lienzo o de red. TouchDesigner vuelve solo en unos segundos.',
    },
    hungUp: {
      what: 'TouchDesigner ha colgado.',
      todo: 'Se ha cerrado su proyecto o Active está desactivado en su componente: actívalo para volver.',
    },
    broken: {
      what: 'Se ha roto la conexión con TouchDesigner.',
      todo: 'El componente vuelve solo en unos segundos. Si no vuelve, mira TouchDesigner y su red.',
    },
    other: {
      what: 'La conexión con TouchDesigner se ha cerrado.',
      todo: 'Si no vuelve solo, pulsa Reconnect en su componente.',
    },
  },
};
