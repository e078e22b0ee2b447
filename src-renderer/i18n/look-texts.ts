import type { Fit, FLIPS, LOOK_RANGE, RESAMPLES } from '#shared/contract/look';
import type { Explanation } from './explanation.ts';

type Figure = keyof typeof LOOK_RANGE;
type Flip = Exclude<(typeof FLIPS)[number], 'none' | 'both'>;
type Resample = (typeof RESAMPLES)[number];
type Named = Record<'name' | 'text', string>;

/** The texts of the inspector of the Wall page: what is chosen there, and how it shows its source. */
export const lookEn = {
  chosen: 'What is chosen',
  several: (number: string) => `${number} chosen`,
  display: 'display',
  wall: (columns: string, rows: string) => `wall · ${columns} × ${rows}`,
  various: 'various',
  source: 'Source',
  sourceGone: (key: string) => `not there any more: ${key}`,
  look: 'Look',
  fit: 'Fit',
  fits: {
    contain: { name: 'Whole', text: 'All of it can be seen, with the background around it.' },
    cover: { name: 'Fill', text: 'Nothing stays free; what does not fit is cut off.' },
    stretch: { name: 'Stretch', text: 'All of it, without its proportions.' },
    pixel: {
      name: 'Pixels',
      text: 'Each pixel becomes a square: the largest whole multiple that fits.',
    },
  } satisfies Record<Fit, Named>,
  background: 'Background',
  rotate: 'Turn clockwise',
  flip: 'Flip',
  flips: { horizontal: 'Left to right', vertical: 'Upside down' } satisfies Record<Flip, string>,
  crop: 'Part that is shown',
  cropWhole: 'Show all of it',
  cropHint: 'Drag it, or use the arrow keys; with Shift they change its size.',
  cropRectangle: 'The part of the picture that is shown',
  cropPixels: (shown: string, whole: string) => `${shown} of ${whole} px`,
  cropSides: { x: 'From the left', y: 'From the top', width: 'Width', height: 'Height' },
  figures: {
    brightness: { name: 'Brightness', text: 'More of it cannot bring back what is white.' },
    cap: {
      name: 'Brightest',
      text: 'No pixel gets brighter than this: for the dark room and the power supply.',
    },
    gamma: { name: 'Gamma', text: 'Above 1 the middle tones get lighter, below 1 darker.' },
    saturation: { name: 'Saturation', text: 'At nothing the picture is grey.' },
  } satisfies Record<Figure, Named>,
  neutral: (figure: string) => `${figure}: as it came`,
  resample: 'Made for',
  resamples: {
    photo: { name: 'Photo', text: 'Smooth when it is made larger or smaller.' },
    'pixel-art': { name: 'Pixel art', text: 'Hard edges: no colour comes between two pixels.' },
  } satisfies Record<Resample, Named>,
  dither: 'Dither',
  ditherText: 'Breaks up the steps that a panel with 65,536 colours makes of a soft ramp.',
  reset: 'As it came',
  copy: 'Copy this look to…',
  copyTo: 'Copy this look to',
  copyAll: 'All of them',
  copyNow: (number: string) => `Copy to ${number}`,
  copied: (number: string) => `Copied to ${number}.`,
  copyCancel: 'Cancel',
  words: {
    NOT_FOUND: {
      what: 'That is not there any more.',
      todo: 'A display, a wall or a source was removed meanwhile. Choose again.',
    },
  } satisfies Record<string, Explanation>,
};

export const lookEs: typeof lookEn = {
  chosen: 'Lo elegido',
  several: number => `${number} elegidas`,
  display: 'pantalla',
  wall: (columns, rows) => `muro · ${columns} × ${rows}`,
  various: 'varios',
  source: 'Fuente',
  sourceGone: key => `ya no está: ${key}`,
  look: 'Aspecto',
  fit: 'Encaje',
  fits: {
    contain: { name: 'Entera', text: 'Se ve toda, con el fondo alrededor.' },
    cover: { name: 'Llenar', text: 'No queda nada libre; lo que no cabe se corta.' },
    stretch: { name: 'Estirar', text: 'Toda, sin sus proporciones.' },
    pixel: { name: 'Píxeles', text: 'Cada píxel es un cuadrado: el mayor múltiplo entero que cabe.' },
  },
  background: 'Fondo',
  rotate: 'Girar a la derecha',
  flip: 'Voltear',
  flips: { horizontal: 'De lado a lado', vertical: 'De arriba abajo' },
  crop: 'Parte que se ve',
  cropWhole: 'Mostrarla entera',
  cropHint: 'Arrástrala o usa las flechas; con Mayús cambian su tamaño.',
  cropRectangle: 'La parte de la imagen que se ve',
  cropPixels: (shown, whole) => `${shown} de ${whole} px`,
  cropSides: { x: 'Desde la izquierda', y: 'Desde arriba', width: 'Ancho', height: 'Alto' },
  figures: {
    brightness: { name: 'Brillo', text: 'Con más no vuelve lo que ya es blanco.' },
    cap: {
      name: 'Brillo máximo',
      text: 'Ningún píxel pasa de aquí: para la sala a oscuras y la alimentación.',
    },
    gamma: {
      name: 'Curva gamma',
      text: 'Por encima de 1 los medios tonos se aclaran; por debajo se oscurecen.',
    },
    saturation: { name: 'Saturación', text: 'Sin nada, la imagen es gris.' },
  },
  neutral: figure => `${figure}: como vino`,
  resample: 'Hecha para',
  resamples: {
    photo: { name: 'Foto', text: 'Suave al ampliarla o reducirla.' },
    'pixel-art': { name: 'Arte de píxeles', text: 'Bordes duros: ningún color entre dos píxeles.' },
  },
  dither: 'Tramado',
  ditherText: 'Disimula los escalones que un panel de 65.536 colores hace de un degradado.',
  reset: 'Como vino',
  copy: 'Copiar este aspecto a…',
  copyTo: 'Copiar este aspecto a',
  copyAll: 'Todas',
  copyNow: number => `Copiar a ${number}`,
  copied: number => `Copiado a ${number}.`,
  copyCancel: 'Cancelar',
  words: {
    NOT_FOUND: {
      what: 'Eso ya no está.',
      todo: 'Se ha quitado entretanto una pantalla, un muro o una fuente. Elige otra vez.',
    },
  },
};
