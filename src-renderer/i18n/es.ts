import { displaysEs } from './displays-texts.ts';
import type { Strings } from './en.ts';
import { galleryEs } from './gallery-texts.ts';
import { groupsEs } from './groups-texts.ts';
import { guestEs } from './guest-es.ts';
import { lookEs } from './look-texts.ts';
import { mediaEs } from './media-texts.ts';
import { monitorEs } from './monitor-texts.ts';
import { patternsEs } from './patterns-texts.ts';
import { problemsEs } from './problems-texts.ts';
import { roomsEs } from './rooms-texts.ts';
import { scenesEs } from './scenes-texts.ts';
import { settingsEs } from './settings-texts.ts';
import { touchdesignerEs } from './touchdesigner-texts.ts';
import { wallEs, wallKeysEs } from './wall-texts.ts';
import { whyEs } from './why-texts.ts';

export const es: Strings = {
  ...guestEs,

  operator: {
    pages: {
      draw: 'Dibujar',
      wall: 'Pared',
      displays: 'Pantallas',
      monitor: 'Monitor',
      rooms: 'Salas',
      settings: 'Ajustes',
    },
    pagesLabel: 'Páginas',
    artists: number => (number === 1 ? 'artista' : 'artistas'),
    health: { live: 'en vivo', stale: 'con retraso', dark: 'a oscuras', off: 'sin fuente' },
    healthOfOne: { live: 'en vivo', stale: 'con retraso', dark: 'a oscuras', off: 'sin fuente' },
    noDisplays: 'sin pantallas',
    fpsOut: 'fps de salida',
    msToLight: 'ms hasta la luz',
    freeze: 'Congelar',
    blackout: 'A negro',
    release: 'Soltar',
    frozenTitle: 'Congelado',
    frozenText: 'Cada pantalla mantiene su imagen. Se sigue dibujando sin que se vea.',
    darkTitle: 'A negro',
    darkText: 'Todas las pantallas están en negro. Se sigue dibujando sin que se vea.',
    connecting: 'Conectando con el motor…',
    crashed:
      'Esta página ha fallado. El espectáculo sigue: a las pantallas las alimenta el motor, no esta ventana.',
    reload: 'Recargar la ventana',
    invite: 'Mostrar el código QR para invitados',
    close: 'Cerrar',
    touchdesigner: 'TouchDesigner',
    drawOffline: 'El motor no responde. Sigue dibujando: se guarda y se enviará cuando vuelva.',
    drawEmpty: 'Dibuja aquí con lápiz, ratón o dedo. Los invitados entran con el código de arriba.',

    wall: wallEs,
    scenes: scenesEs,
    patterns: patternsEs,
    look: lookEs,
    groups: groupsEs,
    media: mediaEs,

    why: whyEs,
    unexplained: {
      dark: { what: 'Está en silencio.', todo: 'Revisa su corriente y la red entre ella y este equipo.' },
      stale: {
        what: 'Se ha quedado callada.',
        todo: 'Si sigue callada, se dará por perdida y se volverá a intentar.',
      },
    },

    monitor: monitorEs,

    settings: {
      ...settingsEs,
      keyGroups: { ...settingsEs.keyGroups, wallPage: wallKeysEs.group },
      keyNames: { ...settingsEs.keyNames, ...wallKeysEs.names },
    },
    displays: displaysEs,
    rooms: roomsEs,
    touchdesignerCard: touchdesignerEs,
    gallery: galleryEs,
    problems: problemsEs,
  },
};
