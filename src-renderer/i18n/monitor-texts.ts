import type { Transport } from '#shared/contract/delivery';
import type { StageName } from './subjects.ts';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** The texts of the Monitor page. */
export const monitorEn = {
  display: 'Display',
  window: 'last 10 minutes',
  overview: 'All displays',
  p95Curve: 'p95 to light, all on one scale',
  p95: 'p95 to light',
  p95Worst: 'slowest p95',
  fps: 'fps sent / shown',
  ago: (age: string) => `${age} ago`,
  measuredAgo: (age: string) => `measured ${age} ago`,

  pause: 'Pause',
  resume: 'Resume',
  pausedSince: (time: string) => `Paused since ${time}`,
  pausedNewer: (age: string) => `${age} newer are measured and kept meanwhile.`,
  export: 'Export CSV',
  exportTitle: 'Every second of this page as a file',
  momentLabel: 'Second at which all graphs are read',
  pointHint: 'Point at a graph or press ← → to read one second.',
  backToNow: 'Back to now',
  notMeasured: 'Not measured in that second',

  light: 'Stroke to light, by stage',
  lightLabel:
    'Median milliseconds from stroke to light over the last ten minutes: the stages stacked, the whole way as a line',
  wholeWay: 'whole way',
  stages: {
    compose: 'compose',
    encode: 'encode',
    queue: 'queue',
    transfer: 'transfer',
    decode: 'decode',
    show: 'show',
  } satisfies Record<StageName, string>,
  stagesAbsent: (stages: string, transport: Transport) =>
    `Not measured over ${transport} with this display: ${stages}.`,
  nothingMeasured: 'Nothing measured yet',
  nothingMeasuredText: 'Draw a line: every picture that reaches the display is measured on its way.',
  worst: (time: string, total: string, stage: string, part: string) =>
    `Slowest second: ${time}, ${total} to light, ${part} of it ${stage}.`,
  worstDropped: (frames: number) => `${count(frames, 'frame', 'frames')} dropped in it.`,
  partsAndWhole: (parts: string, whole: string) =>
    `The stages’ medians add up to ${parts}, the whole way’s median is ${whole}: medians do not add, for no frame is the middle one in every stage.`,

  latency: 'Latency',
  latencyLabel: (way: string) => `p50, p95 and p99 in milliseconds over the last ten minutes: ${way}`,
  waysLegend: 'Part of the way',
  wayAbsent: (way: string) => `Not measured with this display in the last ten minutes: ${way}.`,

  silentWord: { display: 'silent', engine: 'no samples' },
  silentSince: (display: string, time: string, duration: string) =>
    `${display}: not a word since ${time}, for ${duration}.`,
  wasSilent: (time: string, duration: string) => `It was silent from ${time}, for ${duration}.`,
  wasUnmeasured: (time: string, duration: string) =>
    `Nothing was measured from ${time}, for ${duration}: the engine or its machine stood still.`,

  framesTitle: 'Frames a second',
  framesSent: 'sent',
  framesShown: 'shown',
  droppedTitle: 'Dropped',
  encodeOnce: (encodes: string, untouched: string, pictures: string) =>
    `${encodes} encodes/s · ${untouched} untouched/s for ${pictures} pictures/s`,
  encodeOnceTitle:
    'Encode once: displays that show the same picture in the same way share one encode. Untouched: a picture whose bytes go out just as they came. Small pictures for Wall pages count as encodes too.',
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
};

export const monitorEs: typeof monitorEn = {
  display: 'Pantalla',
  window: 'últimos 10 minutos',
  overview: 'Todas las pantallas',
  p95Curve: 'p95 hasta la luz, a la misma escala',
  p95: 'p95 hasta la luz',
  p95Worst: 'peor p95',
  fps: 'fps enviados / mostrados',
  ago: age => `hace ${age}`,
  measuredAgo: age => `medido hace ${age}`,

  pause: 'Pausar',
  resume: 'Seguir',
  pausedSince: time => `En pausa desde las ${time}`,
  pausedNewer: age => `Mientras tanto se han medido y guardado ${age} más.`,
  export: 'Exportar CSV',
  exportTitle: 'Todos los segundos de esta página en un archivo',
  momentLabel: 'Segundo en el que se leen todas las gráficas',
  pointHint: 'Señala una gráfica o pulsa ← → para leer un segundo.',
  backToNow: 'Volver a ahora',
  notMeasured: 'Sin medida en ese segundo',

  light: 'Del trazo a la luz, por etapa',
  lightLabel:
    'Mediana en milisegundos del trazo a la luz en los últimos diez minutos: las etapas apiladas, el camino entero como línea',
  wholeWay: 'camino entero',
  stages: {
    compose: 'componer',
    encode: 'codificar',
    queue: 'cola',
    transfer: 'transferir',
    decode: 'descodificar',
    show: 'mostrar',
  },
  stagesAbsent: (stages, transport) => `Por ${transport}, con esta pantalla no se mide: ${stages}.`,
  nothingMeasured: 'Aún no se ha medido nada',
  nothingMeasuredText: 'Dibuja una línea: cada imagen que llega a la pantalla se mide por el camino.',
  worst: (time, total, stage, part) =>
    `Segundo más lento: ${time}, ${total} hasta la luz, ${part} en ${stage}.`,
  worstDropped: frames => `${count(frames, 'fotograma perdido', 'fotogramas perdidos')} en ese segundo.`,
  partsAndWhole: (parts, whole) =>
    `Las medianas de las etapas suman ${parts} y la del camino entero es ${whole}: las medianas no se suman, porque ningún fotograma es el del medio en todas las etapas.`,

  latency: 'Latencia',
  latencyLabel: way => `p50, p95 y p99 en milisegundos en los últimos diez minutos: ${way}`,
  waysLegend: 'Parte del camino',
  wayAbsent: way => `Con esta pantalla no se ha medido en los últimos diez minutos: ${way}.`,

  silentWord: { display: 'en silencio', engine: 'sin medidas' },
  silentSince: (display, time, duration) => `${display}: ni una palabra desde las ${time}, hace ${duration}.`,
  wasSilent: (time, duration) => `Estuvo en silencio desde las ${time}, durante ${duration}.`,
  wasUnmeasured: (time, duration) =>
    `No se midió nada desde las ${time}, durante ${duration}: el motor o su equipo estuvo parado.`,

  framesTitle: 'Fotogramas por segundo',
  framesSent: 'enviados',
  framesShown: 'mostrados',
  droppedTitle: 'Perdidos',
  encodeOnce: (encodes, untouched, pictures) =>
    `${encodes} codificaciones/s · ${untouched} sin tocar/s para ${pictures} imágenes/s`,
  encodeOnceTitle:
    'Codificar una vez: las pantallas que muestran la misma imagen del mismo modo comparten una sola codificación. Sin tocar: imágenes cuyos bytes salen tal como llegaron. Las imágenes pequeñas de las páginas Pared también cuentan como codificaciones.',
  bytesTitle: 'Bytes',
  heapTitle: 'Memoria libre',
  signalTitle: 'Señal',
  encodesTitle: 'Codificaciones',
  inTenMinutes: 'en 10 min',
  perFrame: 'por fotograma',
  notReported: 'Esta pantalla no informa de ello',
  noSamples: 'Aún no hay medidas',
  loading: 'Cargando los últimos diez minutos…',
  emptyTitle: 'Aún no hay pantalla que observar',
  emptyText: 'En cuanto se conozca una pantalla, aquí estará cada uno de sus milisegundos.',
};
