import type { ColourName } from '../draw/palette.ts';
import type { OwnRefusal, RejectionReason, WallWord } from './subjects.ts';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** English for every page: what a guest reads, and the units. It defines the keys of every language. */
export const guestEn = {
  draw: {
    canvas: 'Shared canvas: draw here',
    brush: 'Brush',
    colour: 'Colour',
    size: 'Size',
    opacity: 'Opacity',
    undo: 'Undo',
    redo: 'Redo',
    clear: 'Clear',
    clearSure: 'Clear it all?',
    colours: {
      white: 'White',
      black: 'Black',
      red: 'Red',
      orange: 'Orange',
      yellow: 'Yellow',
      green: 'Green',
      turquoise: 'Turquoise',
      blue: 'Blue',
      violet: 'Violet',
      pink: 'Pink',
    } satisfies Record<ColourName, string>,
    rejections: {
      'nothing-to-undo': 'There is nothing of yours left to undo.',
      'nothing-to-redo': 'There is nothing to bring back.',
      malformed: 'The room could not read this stroke, so it was not kept.',
      full: 'The room is full: this stroke was not kept. Ask the operator for a new room.',
    } satisfies Record<RejectionReason, string>,
    waiting: (strokes: number) => `${count(strokes, 'change waits', 'changes wait')} to be sent.`,
  },

  artist: {
    title: (room: string) => `Lienzo · ${room}`,
    connecting: 'connecting…',
    offline: 'offline',
    refused: 'not connected',
    wall: {
      live: 'on the wall',
      stale: 'wall is late',
      dark: 'wall is dark',
      frozen: 'wall is on hold',
      none: 'no wall yet',
    } satisfies Record<WallWord, string>,
    offlineKept: 'You are offline. Draw on: it is kept on this device and sent when the room is back.',
    offlineOpen: 'You are offline. Draw on, and keep this page open: it is sent when the room is back.',
    full: 'The room is full. This page tries again by itself.',
    stopping: 'The room is closing or starting again. This page comes back by itself.',
    newCanvas: 'The operator is changing the canvas. This page comes back by itself.',
    unkeptHere:
      'The room cannot keep what is drawn just now; tell the operator. Draw on: it is kept on this device and sent when the room can keep it.',
    unkeptOpen:
      'The room cannot keep what is drawn just now; tell the operator. Draw on, and keep this page open: it is sent when the room can keep it.',
    refusals: {
      unauthorised: 'This room asks for a PIN. The operator has it.',
      removed: 'The operator has ended your visit to this room. Ask them if that was a mistake.',
      malformed: 'This page is older than the room. Reload it; if that does not help, scan the code again.',
    } satisfies Record<OwnRefusal, string>,
    reload: 'Reload',
    removedTitle: 'You are out of this room',
    pinTitle: 'PIN, please',
    pinLabel: 'PIN of the room',
    pinButton: 'Come in',
    pinAsking: 'Asking the room…',
    pinImpossible: 'A PIN has four to eight digits.',
    pinWrong: 'That is not the PIN. Look again, or ask the operator.',
    pinLater:
      'The room does not answer. After many wrong PINs it takes none for a minute; this page tries again by itself.',
    enterTitle: 'Which room?',
    enterHint: 'Six letters and digits, on the wall or on the operator’s screen.',
    enterLabel: 'Room code',
    enterButton: 'Open the room',
    codeImpossible: 'No room can have this code. Letters I, L and O and digits 0 and 1 are never used.',
    codeUnknown: (code: string) =>
      `There is no room ${code} here, or it is closed. Check the code, or ask the operator for it.`,
    codeClosed: (code: string) =>
      `The operator has closed room ${code}. This page comes back by itself when it opens again.`,
    codeChanged: (code: string) =>
      `Room ${code} has another code now. Ask the operator for it, or scan the new QR code.`,
    emptyHint: 'Draw with a finger, pen or mouse',
    crashed: 'Something on this page broke. What you drew is kept.',
  },

  units: {
    ms: (number: string) => `${number} ms`,
    seconds: (number: string) => `${number} s`,
    minutes: (number: string) => `${number} min`,
    minutesSeconds: (minutes: string, seconds: string) => `${minutes} min ${seconds} s`,
    hours: (hours: string, minutes: string) => `${hours} h ${minutes} min`,
    days: (days: string, hours: string) => `${days} d ${hours} h`,
    fps: (number: string) => `${number} fps`,
    percent: (number: string) => `${number} %`,
    dbm: (number: string) => `${number} dBm`,
    kilobytes: (number: string) => `${number} kB`,
    megabytes: (number: string) => `${number} MB`,
    aSecond: (amount: string) => `${amount}/s`,
  },
};

/** The texts of a guest's page: the same keys and parameters in each language. */
export type GuestStrings = typeof guestEn;
