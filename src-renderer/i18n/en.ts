import { displaysEn } from './displays-texts.ts';
import type { Explanation } from './explanation.ts';
import { galleryEn } from './gallery-texts.ts';
import { groupsEn } from './groups-texts.ts';
import { guestEn } from './guest-en.ts';
import { lookEn } from './look-texts.ts';
import { mediaEn } from './media-texts.ts';
import { monitorEn } from './monitor-texts.ts';
import { patternsEn } from './patterns-texts.ts';
import { problemsEn } from './problems-texts.ts';
import { roomsEn } from './rooms-texts.ts';
import { scenesEn } from './scenes-texts.ts';
import { settingsEn } from './settings-texts.ts';
import { touchdesignerEn } from './touchdesigner-texts.ts';
import { wallEn, wallKeysEn } from './wall-texts.ts';
import { whyEn } from './why-texts.ts';

/** English for the operator's pages, with what they share with a guest's; behind the token like those pages themselves. */
export const en = {
  ...guestEn,

  operator: {
    pages: {
      draw: 'Draw',
      wall: 'Wall',
      displays: 'Displays',
      monitor: 'Monitor',
      rooms: 'Rooms',
      settings: 'Settings',
    },
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
    connecting: 'Connecting to the engine…',
    crashed: 'This page broke. The show goes on: displays are fed by the engine, not by this window.',
    reload: 'Reload the window',
    invite: 'Show the QR code for guests',
    close: 'Close',
    touchdesigner: 'TouchDesigner',
    drawOffline: 'The engine does not answer. Draw on: it is kept and sent when it is back.',
    drawEmpty: 'Draw here with pen, mouse or finger. Guests join with the code above.',

    wall: wallEn,
    scenes: scenesEn,
    patterns: patternsEn,
    look: lookEn,
    groups: groupsEn,
    media: mediaEn,

    why: whyEn,
    unexplained: {
      dark: { what: 'It is silent.', todo: 'Check its power and the network between it and this machine.' },
      stale: { what: 'It has gone quiet.', todo: 'If it stays quiet, it will be given up and tried again.' },
    } satisfies Record<'dark' | 'stale', Explanation>,

    monitor: monitorEn,

    settings: {
      ...settingsEn,
      keyGroups: { ...settingsEn.keyGroups, wallPage: wallKeysEn.group },
      keyNames: { ...settingsEn.keyNames, ...wallKeysEn.names },
    },
    displays: displaysEn,
    rooms: roomsEn,
    touchdesignerCard: touchdesignerEn,
    gallery: galleryEn,
    problems: problemsEn,
  },
};

/** The texts of a language: the same keys and parameters in each. */
export type Strings = typeof en;
