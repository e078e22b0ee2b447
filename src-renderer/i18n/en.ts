import type { ColourName } from '../draw/palette.ts';
import type { OwnRefusal, RejectionReason, StageName, WallWord, WhyCode } from './subjects.ts';

/** What a failing thing says: what it is, and what a person can do about it. */
export interface Explanation {
  readonly what: string;
  readonly todo: string;
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** English: the texts that define the keys of every language. */
export const en = {
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
      full: 'The room is full: this stroke was not kept. Ask the operator to clear it.',
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
    refusals: {
      unauthorised: 'This room asks for a key that this page does not have. Ask the operator for a new link.',
      removed: 'The operator has ended your visit to this room. Ask them if that was a mistake.',
      malformed: 'This page is older than the room. Reload it; if that does not help, scan the code again.',
    } satisfies Record<OwnRefusal, string>,
    reload: 'Reload',
    enterTitle: 'Which room?',
    enterHint: 'Six letters and digits, on the wall or on the operator’s screen.',
    enterLabel: 'Room code',
    enterButton: 'Open the room',
    codeImpossible: 'No room can have this code. Letters I, L and O and digits 0 and 1 are never used.',
    codeUnknown: (code: string) =>
      `There is no room ${code} here. Check the code, or ask the operator for it.`,
    emptyHint: 'Draw with a finger, pen or mouse',
    crashed: 'Something on this page broke. What you drew is kept.',
  },

  operator: {
    pages: { draw: 'Draw', wall: 'Wall', monitor: 'Monitor', settings: 'Settings' },
    pagesLabel: 'Pages',
    artists: (number: number): string => (number === 1 ? 'artist' : 'artists'),
    health: { live: 'live', stale: 'stale', dark: 'dark', off: 'off' },
    /** The same words for a single display. */
    healthOfOne: { live: 'live', stale: 'stale', dark: 'dark', off: 'off' },
    noDisplays: 'no displays',
    fpsOut: 'fps out',
    msToLight: 'ms to light',
    freeze: 'Freeze',
    blackout: 'Blackout',
    release: 'Release',
    frozenTitle: 'Frozen',
    frozenText: 'Every display holds its picture. Drawing goes on unseen.',
    darkTitle: 'Blackout',
    darkText: 'Every display shows black. Drawing goes on unseen.',
    panicFailed: 'The command did not reach the engine. Press it again; if it fails again, restart Lienzo.',
    connecting: 'Connecting to the engine…',
    cutTitle: 'The engine does not answer',
    cutText: 'What you see may be old. This window tries again by itself; if it stays so, restart Lienzo.',
    noEngineTitle: 'No engine behind this page',
    noEngineText: 'This window got no answer from Lienzo. Close it and start Lienzo again.',
    crashed: 'This page broke. The show goes on: displays are fed by the engine, not by this window.',
    reload: 'Reload the window',
    invite: 'Show the QR code for guests',
    inviteTitle: 'Scan to draw',
    inviteHint: 'The phone must be in the same network as this machine.',
    inviteLoopback: 'Only this machine reaches that address. Connect it to a network to invite guests.',
    otherAddresses: 'Also reachable at',
    close: 'Close',
    prompt: 'Prompt',
    touchdesigner: 'TouchDesigner',
    drawOffline: 'The engine does not answer. Draw on: it is kept and sent when it is back.',
    drawEmpty: 'Draw here with pen, mouse or finger. Guests join with the code above.',

    wall: {
      subtitle: 'what each display was sent',
      source: (room: string) => `canvas · ${room}`,
      noSource: 'not fed',
      virtual: 'virtual',
      lightMs: (ms: string) => `${ms} to light`,
      dropped: (number: string) => `${number} dropped`,
      heap: (heap: string) => `${heap} free heap`,
      neverSent: 'Nothing sent yet',
      neverSentText: 'The first picture goes out as soon as the display is connected.',
      since: (duration: string) => `for ${duration}`,
      retryIn: (duration: string) => `Next try in ${duration}.`,
      trying: 'Trying again now.',
      observed: (detail: string) => `Observed: ${detail}`,
      emptyTitle: 'No display is known yet',
      emptyText: 'Close Lienzo and start it again: it attaches a virtual display by itself.',
      shown: (name: string) => `Picture last sent to ${name}`,
    },

    why: {
      'no-answer': {
        what: 'It does not answer.',
        todo: 'Check its power and the Wi-Fi. If its panel is lit, switch it off and on.',
      },
      'connection-refused': {
        what: 'The device answers, but nothing listens on its port.',
        todo: 'Its firmware is still starting or has crashed. Wait half a minute, then switch it off and on.',
      },
      unreachable: {
        what: 'There is no way to its address.',
        todo: 'Check that this machine and the display are in the same network.',
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
        todo: 'Switch streaming on in the display’s settings, or update its firmware.',
      },
      'no-acknowledgement': {
        what: 'It takes pictures but does not say that it shows them.',
        todo: 'Look at the panel. If it stands still, switch the display off and on.',
      },
      'falling-behind': {
        what: 'It cannot keep up with the pictures.',
        todo: 'Check its Wi-Fi signal; move it nearer to the access point.',
      },
      'frame-too-large': {
        what: 'The pictures are larger than it takes.',
        todo: 'Update its firmware: displays usually take 200 kB a picture.',
      },
      'ping-timeout': {
        what: 'It stopped answering pings.',
        todo: 'Check its power and the Wi-Fi between it and this machine.',
      },
      'bad-reply': {
        what: 'It answered something that Lienzo does not understand.',
        todo: 'Check that the address belongs to a P3A display, and update its firmware.',
      },
      'different-display': {
        what: 'Another display answers at its address.',
        todo: 'The network gave the address away. Give each display a fixed one.',
      },
      'not-routed': {
        what: 'Nothing is sent to this display.',
        todo: 'The room’s canvas goes to the first display only.',
      },
    } satisfies Record<WhyCode, Explanation>,
    unexplained: {
      dark: { what: 'It is silent.', todo: 'Check its power and the network between it and this machine.' },
      stale: { what: 'It has gone quiet.', todo: 'If it stays quiet, it will be given up and tried again.' },
    } satisfies Record<'dark' | 'stale', Explanation>,

    monitor: {
      display: 'Display',
      window: 'last 10 minutes',
      light: 'Stroke to light, by stage',
      lightLabel: 'Median milliseconds from stroke to light, stacked by stage, over the last ten minutes',
      stages: {
        compose: 'compose',
        encode: 'encode',
        queue: 'queue',
        transfer: 'transfer',
        decode: 'decode',
        show: 'show',
      } satisfies Record<StageName, string>,
      percentilesAge: (age: string) => `measured ${age} ago`,
      stagesAbsent: (stages: string) => `Not reported by this display: ${stages}.`,
      nothingMeasured: 'Nothing measured yet',
      nothingMeasuredText: 'Draw a line: every picture that reaches the display is measured on its way.',
      worst: (time: string, total: string, stage: string, part: string) =>
        `Slowest second: ${time}, ${total} to light, ${part} of it ${stage}.`,
      worstDropped: (frames: number) => `${count(frames, 'frame', 'frames')} dropped in it.`,
      framesTitle: 'Frames a second',
      framesSent: 'sent',
      framesShown: 'shown',
      droppedTitle: 'Dropped',
      bytesTitle: 'Bytes',
      heapTitle: 'Free heap',
      signalTitle: 'Signal',
      encodesTitle: 'Encodes',
      inTenMinutes: 'in 10 min',
      perFrame: 'per frame',
      notReported: 'Not reported by this display',
      noSamples: 'No measurements yet',
      loading: 'Fetching the last ten minutes…',
      emptyTitle: 'No display to watch yet',
      emptyText: 'As soon as a display is known, its every millisecond is here.',
    },

    settings: {
      language: 'Language',
      languageText: 'Of this window. A guest’s page follows the guest’s phone.',
      languageFailed: 'The language could not be saved. Try again.',
      addresses: 'Guests reach the room at',
      addressesText: 'The first one is in the QR code. A guest’s phone must be in the same network.',
      touchdesigner: 'TouchDesigner reaches it at',
      touchdesignerText:
        'The two fields of its WebSocket DAT. The port does not belong in the address. With Lienzo’s callbacks (td/) the part before the slash is enough: they join the room by a message.',
      keys: 'Keys',
      keyPages: 'Pages',
      keyFreeze: 'Freeze and release',
      keyBlackout: 'Blackout and release',
      keyColours: 'Colours',
      keySize: 'Brush smaller, bigger',
      keyUndo: 'Undo, redo',
      about: 'About',
      version: (version: string) => `Lienzo ${version}`,
    },
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

/** The texts of a language: the same keys and parameters in each. */
export type Strings = typeof en;
