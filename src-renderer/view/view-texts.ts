import type { Language } from '#shared/contract/state';
import { CLOSE } from '#shared/wire/close-codes';
import type { ViewWishes } from './view-wishes.ts';
import type { ViewState } from './viewer.ts';

const en = {
  canvas: (room: string) => `Canvas of room ${room}`,
  program: (room: string) => `Program of room ${room}`,
  waiting: 'No picture from TouchDesigner yet.',
  unreadable: 'The last picture could not be read. Waiting for the next one.',
  offline: 'Lienzo does not answer. This page tries again by itself.',
  noRoom: (room: string) =>
    `There is no room ${room}, or it is closed. This page comes by itself when it opens.`,
  full: 'The room is full. This page tries again by itself.',
  tooMany: 'Too many wrong codes or PINs came from here. This page tries again by itself.',
  pinMissing: 'This room asks for a PIN: add it to the address as key=PIN.',
  pinWrong: 'The PIN in the address (key=…) is not that of the room.',
  removed: 'The operator has sent this page away. Reload it to come back.',
  outdated: 'This page is older than Lienzo. Reload it.',
};

export type ViewTexts = typeof en;

const es: ViewTexts = {
  canvas: room => `Lienzo de la sala ${room}`,
  program: room => `Programa de la sala ${room}`,
  waiting: 'Todavía no ha llegado ninguna imagen de TouchDesigner.',
  unreadable: 'La última imagen no se pudo leer. Se espera la siguiente.',
  offline: 'Lienzo no responde. Esta página lo intenta de nuevo por sí sola.',
  noRoom: room =>
    `No hay ninguna sala ${room}, o está cerrada. Esta página entra por sí sola cuando se abra.`,
  full: 'La sala está llena. Esta página lo intenta de nuevo por sí sola.',
  tooMany: 'Desde aquí se han probado demasiados códigos o PIN. Esta página lo intenta de nuevo por sí sola.',
  pinMissing: 'Esta sala pide un PIN: añádelo a la dirección como key=PIN.',
  pinWrong: 'El PIN de la dirección (key=…) no es el de la sala.',
  removed: 'El operador ha echado esta página de la sala. Recárgala para volver.',
  outdated: 'Esta página es más antigua que Lienzo. Recárgala.',
};

export const viewTexts: Readonly<Record<Language, ViewTexts>> = { en, es };

/** The one line of a page that has no picture to show; empty when there is nothing to say. */
export function lineOf(state: ViewState, { room, show, key }: ViewWishes, texts: ViewTexts): string {
  switch (state.kind) {
    case 'connecting':
      return '';
    case 'joined':
      return show === 'program' ? texts.waiting : '';
    case 'offline':
      return offlineLine(state.code, room, texts);
    case 'refused':
      if (state.code === CLOSE.unauthorised) return key === undefined ? texts.pinMissing : texts.pinWrong;
      return state.code === CLOSE.removed ? texts.removed : texts.outdated;
    default:
      return state satisfies never;
  }
}

function offlineLine(code: number, room: string, texts: ViewTexts): string {
  switch (code) {
    case CLOSE.noSuchRoom:
      return texts.noRoom(room);
    case CLOSE.full:
      return texts.full;
    case CLOSE.tooMany:
      return texts.tooMany;
    default:
      return texts.offline;
  }
}
