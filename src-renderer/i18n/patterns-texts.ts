import type { Pattern } from '#shared/contract/pattern';

interface PatternText {
  readonly name: string;
  /** What it is good for. */
  readonly text: string;
}

/** The texts of the test patterns. */
export const patternsEn = {
  identify: 'Identify all',
  button: 'Test patterns',
  title: 'Test patterns',
  onAll: 'On every display',
  on: (name: string) => `On ${name}`,
  onSeveral: (number: string) => `On the ${number} chosen`,
  seconds: 'For how long',
  ends: 'A pattern ends by itself; then the route goes on as it was.',
  names: {
    identify: { name: 'Identify', text: 'Number, name and address of each display' },
    bars: { name: 'Colour bars', text: 'Are all colours there, and in their place?' },
    ramps: { name: 'Ramps', text: 'Steps of grey and of each channel, and gamma' },
    grid: { name: 'Grid', text: '1-px lines: is it sharp, is all of it seen?' },
    checkerboard: { name: 'Checkerboard', text: '1-px squares: nothing may shimmer' },
    red: { name: 'Red', text: 'A full field: dead pixels' },
    green: { name: 'Green', text: 'A full field: dead pixels' },
    blue: { name: 'Blue', text: 'A full field: dead pixels' },
    white: { name: 'White', text: 'A full field: tint and power supply' },
    uniformity: { name: 'Uniformity', text: 'Greys over all of the panel' },
    motion: { name: 'Motion', text: 'A moving bar, and a clock to photograph' },
    tiles: { name: 'Tiles', text: 'The place of each display in its wall' },
  } satisfies Record<Pattern, PatternText>,
  /** On a display's picture. */
  chip: (name: string, left: string) => `${name} · ${left}`,
  running: (name: string, number: string, left: string) =>
    `${name} on ${number} ${number === '1' ? 'display' : 'displays'}, for another ${left}.`,
  several: (number: string) => `${number} test patterns`,
  endAll: 'End now',
  endOne: (name: string) => `End the test pattern on ${name}`,
};

export const patternsEs: typeof patternsEn = {
  identify: 'Identificar todas',
  button: 'Cartas de ajuste',
  title: 'Cartas de ajuste',
  onAll: 'En todas las pantallas',
  on: name => `En ${name}`,
  onSeveral: number => `En las ${number} elegidas`,
  seconds: 'Cuánto tiempo',
  ends: 'Cada carta termina sola; después la ruta sigue como estaba.',
  names: {
    identify: { name: 'Identificar', text: 'Número, nombre y dirección de cada pantalla' },
    bars: { name: 'Barras de color', text: '¿Están todos los colores y en su sitio?' },
    ramps: { name: 'Rampas', text: 'Escalones de gris y de cada canal, y gamma' },
    grid: { name: 'Rejilla', text: 'Líneas de 1 px: ¿se ve nítido y entero?' },
    checkerboard: { name: 'Damero', text: 'Cuadros de 1 px: nada debe vibrar' },
    red: { name: 'Rojo', text: 'Campo entero: píxeles muertos' },
    green: { name: 'Verde', text: 'Campo entero: píxeles muertos' },
    blue: { name: 'Azul', text: 'Campo entero: píxeles muertos' },
    white: { name: 'Blanco', text: 'Campo entero: tono y alimentación' },
    uniformity: { name: 'Uniformidad', text: 'Grises en todo el panel' },
    motion: { name: 'Movimiento', text: 'Una barra que se mueve y un reloj para fotografiar' },
    tiles: { name: 'Piezas', text: 'El lugar de cada pantalla en su muro' },
  },
  chip: (name, left) => `${name} · queda ${left}`,
  running: (name, number, left) =>
    `${name} en ${number} ${number === '1' ? 'pantalla' : 'pantallas'}, ${left} más.`,
  several: number => `${number} cartas de ajuste`,
  endAll: 'Terminar ya',
  endOne: name => `Terminar la carta de ajuste en ${name}`,
};
